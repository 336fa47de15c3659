package dev.sessioninspector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.session.SessionCodec;
import dev.sessioninspector.session.ShopDomain;
import dev.sessioninspector.storage.ShopListing;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SandboxTest {
    @Test
    void holdsEverySample() throws Exception {
        var connector = new AwsConnector();
        try (var sandbox = Sandbox.start(LocalDynamoDb.directory().orElseThrow(), connector);
                var connection = connector.open(sandbox.spec())) {
            assertThat(sandbox.shops()).isEqualTo(SampleShops.DOMAINS);
            for (var shop : sandbox.shops()) {
                var listed = new ConcurrentSkipListSet<String>();
                ShopListing.list(connection.reader(), new ShopDomain(shop), event -> {
                    if (event instanceof ShopListing.Event.Loaded(var sessions)) {
                        sessions.stream().map(Session::id).forEach(listed::add);
                    }
                });
                assertThat(listed).as(shop).isEqualTo(samples(shop));
            }
            assertThat(sandbox.isAlive()).isTrue();
        }
    }

    private static Set<String> samples(String shop) {
        return SampleShops.items(Instant.now()).stream()
                .map(SessionCodec::decode)
                .filter(session -> session.shop().orElse("").equals(shop))
                .map(Session::id)
                .collect(Collectors.toSet());
    }
}
