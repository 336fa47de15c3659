package dev.sessioninspector.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::123456789012:assumed-role/Support/ada, Support",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Support_0123456789abcdef/ada@example.com,"
                + " AWSReservedSSO_Support_0123456789abcdef",
        "arn:aws:iam::123456789012:user/dev, dev",
        "arn:aws:iam::123456789012:user/division/team/dev, dev",
        "arn:aws:sts::123456789012:federated-user/dev, dev",
        "arn:aws:iam::123456789012:root, root",
        "arn:aws-cn:iam::123456789012:user/dev, dev"
    })
    void theNameIsTheUserOrTheRole(String arn, String name) {
        assertThat(new Identity("123456789012", arn).name()).isEqualTo(name);
    }
}
