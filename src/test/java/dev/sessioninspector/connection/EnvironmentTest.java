package dev.sessioninspector.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost",
                "127.0.0.1",
                "127.1.2.3",
                "[::1]",
                "host.docker.internal",
                "dynamodb",
                "dynamodb-local"
            })
    void aHostOfThisMachineOrItsOwnNetworkIsLocal(String host) {
        assertThat(Environment.guess(host)).isEqualTo(Environment.LOCAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dynamodb.eu-west-1.amazonaws.com",
                "localhost.example.com",
                "127.example.com",
                "10.0.0.7",
                "[2001:db8::1]"
            })
    void everythingElseIsProduction(String host) {
        assertThat(Environment.guess(host)).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void productionMayOnlyBeLookedAtUnlessSomebodyChose() {
        assertThat(Environment.values())
                .extracting(Environment::defaultCapability)
                .containsExactly(Capability.CREATE, Capability.CREATE, Capability.DELETE, Capability.LOOK);
    }
}
