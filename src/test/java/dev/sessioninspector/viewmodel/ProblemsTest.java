package dev.sessioninspector.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionException.BadProfile;
import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import dev.sessioninspector.support.Connections;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    private static final String RAW = "profiles: [acme, secret-customer], token shpat_FAKE_in_a_message";
    private static final Throwable CAUSE = new IllegalStateException(RAW);

    static List<Throwable> failures() {
        var plain = Stream.of(
                new StorageException.TableMissing(CAUSE),
                new StorageException.IndexMissing(CAUSE),
                new StorageException.IndexBuilding(CAUSE),
                new StorageException.Unavailable(CAUSE),
                new StorageException.AccessDenied("dynamodb:Query", CAUSE),
                new StorageException.AccessDenied("dynamodb:GetItem", CAUSE),
                new StorageException.Throttled(CAUSE),
                new StorageException.Unreachable(CAUSE),
                new StorageException.NoAnswer(CAUSE),
                new StorageException.NotDynamoDb(CAUSE),
                new StorageException.Refused("ValidationException", "REQUEST1", CAUSE),
                new StorageException.Refused("ValidationException", null, CAUSE),
                new ConnectionException.NoSuchProfile(),
                new ConnectionException.NoRegion(),
                new ConnectionException.BrokenConfiguration("config", 0, CAUSE),
                new ConnectionException.BrokenConfiguration("config", 7, CAUSE),
                new CancellationException(RAW),
                CAUSE);
        var credentials = Arrays.stream(Credentials.Reason.values()).map(reason -> new Credentials(reason, CAUSE));
        var profiles =
                Arrays.stream(BadProfile.Fault.values()).map(fault -> new BadProfile(fault, "base", "a_setting"));
        var signIns = Arrays.stream(SignInFailed.Reason.values())
                .map(reason -> new SignInFailed(reason, "base", "eu-west-1", "https://example.com/start", "a_subject"));
        return Stream.of(plain, credentials, profiles, signIns)
                .<Throwable>flatMap(some -> some)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureSaysWhatHappenedAndWhatToDoWithoutItsMessage(Throwable failure) {
        var problem = problem(failure);
        assertThat(problem.what() + problem.next()).doesNotContain("acme", "customer", "FAKE", "{", "}", "Exception:");
        assertThat(problem.what()).endsWith(".");
        assertThat(problem.next()).endsWith(".");
    }

    @Test
    void noTwoFailuresReadTheSame() {
        var problems = failures().stream()
                .filter(failure -> !(failure instanceof CancellationException))
                .map(ProblemsTest::problem)
                .toList();
        assertThat(problems).doesNotHaveDuplicates();
        assertThat(problems).extracting(Problem::what).doesNotHaveDuplicates();
    }

    @Test
    void everySubtypeIsAmongThem() {
        var tried = failures().stream().<Class<?>>map(Throwable::getClass).toList();
        assertThat(tried).contains(StorageException.class.getPermittedSubclasses());
        assertThat(tried).contains(ConnectionException.class.getPermittedSubclasses());
    }

    @Test
    void aSignInIsThatOfTheProfileThatSignsIn() {
        assertThat(failures().stream()
                        .filter(failure -> failure instanceof BadProfile || failure instanceof SignInFailed)
                        .map(ProblemsTest::problem)
                        .map(Problem::what))
                .isNotEmpty()
                .allMatch(what -> what.contains("profile base") || what.contains("Profile base"))
                .noneMatch(what -> what.contains("support"));
    }

    @Test
    void namesWhatItIsAbout() {
        assertThat(problem(new StorageException.AccessDenied("dynamodb:Query", null)))
                .extracting(Problem::sentence)
                .asString()
                .contains("support may not call dynamodb:Query", "table/the_table/index/the_index");
        assertThat(problem(new StorageException.AccessDenied("dynamodb:GetItem", null)))
                .isEqualTo(new Problem(
                        "support may not call dynamodb:GetItem on table the_table.",
                        "Ask for dynamodb:GetItem on the table."));
        assertThat(problem(new StorageException.TableMissing(null)).what())
                .contains("the_table", "DynamoDB in eu-west-1", "support");
        assertThat(problem(new StorageException.IndexMissing(null)).what()).contains("the_table", "the_index");
        assertThat(problem(new StorageException.Refused("ValidationException", "REQUEST1", null))
                        .what())
                .contains("ValidationException", "REQUEST1");
        assertThat(problem(new Credentials(Reason.SIGN_IN, "base", "", null)).sentence())
                .contains("sign-in of profile base", "aws sso login --profile base");
        assertThat(problem(new Credentials(Reason.SIGN_IN, null)).next()).contains("aws sso login --profile support");
        assertThat(problem(new Credentials(Reason.SOURCE_MISSING, "support", "gone", null))
                        .sentence())
                .contains("Profile support", "profile gone");
        assertThat(problem(new Credentials(Reason.CLOCK_AHEAD, null, "61", null))
                        .what())
                .contains("61 minutes ahead");
        assertThat(problem(new ConnectionException.BrokenConfiguration("config", 1234, null))
                        .what())
                .contains("Line 1234", "config");
        assertThat(problem(CAUSE).what()).contains("IllegalStateException");
    }

    private static Problem problem(Throwable failure) {
        return Problems.of(failure, Connections.spec(Environment.PRODUCTION));
    }
}
