package dev.sessioninspector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.FakePerson;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.StsServer;
import dev.sessioninspector.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that are renewed under way, as by tools that write those of whichever role was chosen last into one profile. */
@Timeout(60)
class OtherAccountTest {
    private static final String OTHER = "999999999999";

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    @RegisterExtension
    private final StsServer sts = new StsServer();

    private final LocalTable table = LocalTable.create();
    private final FaultProxy proxy = new FaultProxy(TestDatabase.endpoint());
    private final FakePerson person = new FakePerson().answering(() -> false);
    private Connection connection;

    @BeforeEach
    void open() {
        writeKey("FAKEOLDKEY");
        sts.account("FAKEOTHERKEY", OTHER);
        connection = new AwsConnector(person, Duration.ofMillis(20))
                .open(new ConnectionSpec(
                        Optional.of("default"),
                        Optional.of("us-east-1"),
                        Optional.of(proxy.endpoint()),
                        table.spec().table(),
                        table.spec().index(),
                        Environment.PRODUCTION,
                        Capability.DELETE));
        assertThat(connection.identity().get()).map(Identity::account).contains("123456789012");
        read();
        proxy.always("GetItem", (exchange, service) -> {
            var signed = exchange.getRequestHeaders().getFirst("Authorization");
            (signed.contains("FAKEOLDKEY") ? Fault.expired() : Fault.none()).handle(exchange, service);
        });
    }

    private void writeKey(String key) {
        try {
            files.writeCredentials("[default]\naws_access_key_id = %s\naws_secret_access_key = fake\n".formatted(key));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void read() {
        connection.reader().loadItem("id");
    }

    private long readsWith(String key) {
        return sts.calls("GetCallerIdentity").stream()
                .filter(call -> call.key().equals(key))
                .count();
    }

    @AfterEach
    void close() {
        connection.close();
        proxy.close();
        table.close();
    }

    @Test
    void anotherAccountIsNotGoneOnWith() {
        var before = proxy.calls("GetItem").size();
        writeKey("FAKEOTHERKEY");
        var failure = catchThrowableOfType(StorageException.Credentials.class, this::read);
        assertThat(failure.reason()).isEqualTo(Reason.OTHER_ACCOUNT);
        assertThat(failure.detail()).isEqualTo(OTHER);
        assertThat(proxy.calls("GetItem")).as("the one that was refused").hasSize(before + 1);
        assertThat(person.renewals()).hasSize(1);
        assertThat(catchThrowableOfType(StorageException.Credentials.class, this::read)
                        .reason())
                .isEqualTo(Reason.OTHER_ACCOUNT);
    }

    @Test
    void theFirstAccountIsGoneOnWithOnceItIsBack() {
        writeKey("FAKEOTHERKEY");
        person.answering(() -> {
            writeKey("FAKENEWKEY");
            return true;
        });
        read();
        assertThat(person.renewals()).hasSize(1);
        assertThat(person.renewals().getFirst().failure().reason()).isEqualTo(Reason.OTHER_ACCOUNT);
    }

    @Test
    void itIsAskedOnceForEachRenewal() {
        writeKey("FAKENEWKEY");
        read();
        read();
        read();
        assertThat(readsWith("FAKENEWKEY")).isEqualTo(1);
        assertThat(person.renewals()).isEmpty();
    }

    @Test
    void whereTheAccountCannotBeKnownTheWorkGoesOn() {
        writeKey("FAKENEWKEY");
        sts.refuse("GetCallerIdentity", 403, "AccessDenied", "no");
        read();
        assertThat(person.renewals()).isEmpty();
    }
}
