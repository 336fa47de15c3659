package dev.sessioninspector.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.support.AwsFiles;
import dev.sessioninspector.support.Fault;
import dev.sessioninspector.support.FaultProxy;
import dev.sessioninspector.support.LocalTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The checklist on the terminal, with its exit status. */
class CheckCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @RegisterExtension
    private final AwsFiles files = new AwsFiles();

    private LocalTable table;
    private FaultProxy proxy;

    @BeforeEach
    void create() {
        table = LocalTable.create();
        proxy = new FaultProxy(table.spec().endpoint().orElseThrow());
    }

    @AfterEach
    void close() {
        proxy.close();
        table.close();
    }

    private int check(String name) {
        return CommandLineArguments.answer(
                        new String[] {"--check", "--endpoint", proxy.endpoint().toString(), "--table", name},
                        new PrintWriter(out),
                        new PrintWriter(err))
                .orElseThrow();
    }

    @Test
    void whatNeedsAPersonFailsWithTheNextStep() throws IOException {
        files.writeConfig("""
            [profile support]
            role_arn = arn:aws:iam::123456789012:role/Support
            source_profile = keys
            mfa_serial = arn:aws:iam::123456789012:mfa/ada

            [profile keys]
            aws_access_key_id = FAKEACCESSKEY
            aws_secret_access_key = fake
            """);
        var status = CommandLineArguments.answer(
                        new String[] {
                            "--check",
                            "--profile",
                            "support",
                            "--endpoint",
                            proxy.endpoint().toString()
                        },
                        new PrintWriter(out),
                        new PrintWriter(err))
                .orElseThrow();
        assertThat(status).isEqualTo(CheckCommand.UNCHECKED);
        assertThat(err.toString())
                .contains(
                        "profile support wants a code of MFA device arn:aws:iam::123456789012:mfa/ada",
                        "in the program’s window");
    }

    @Test
    void aTableAsTheAdapterNeedsItIsWell() {
        assertThat(check(table.spec().table())).isEqualTo(CheckCommand.WELL);
        assertThat(out.toString()).contains("pass     Table key", "id (S, HASH)", "healthy");
    }

    @Test
    void aMissingTableFailsWithTheCommandThatMakesIt() {
        assertThat(check("no_such_table")).isEqualTo(CheckCommand.FAILS);
        assertThat(out.toString())
                .contains("fail     Table", "aws dynamodb create-table --table-name no_such_table", "needs fixing");
    }

    @Test
    void aDeniedIndexFailsWithAPolicyThatNamesIt() {
        proxy.always("Query", Fault.denied("Query", table.spec().table() + "/index/shop_index"));
        assertThat(check(table.spec().table())).isEqualTo(CheckCommand.FAILS);
        assertThat(out.toString()).contains("dynamodb:Query", "/index/shop_index\"");
    }

    @Test
    void whatMayNotBeDescribedIsNotChecked() {
        proxy.always("DescribeTable", Fault.denied("DescribeTable", table.spec().table()));
        assertThat(check(table.spec().table())).isEqualTo(CheckCommand.UNCHECKED);
        assertThat(out.toString()).contains("unknown  Table ", "pass     May query the index");
    }

    @Test
    void anAddressThatNobodyAnswersAtIsNotChecked() {
        proxy.close();
        assertThat(check("sessions")).isEqualTo(CheckCommand.UNCHECKED);
        assertThat(err.toString()).contains("Nobody answers at " + proxy.endpoint());
        assertThat(out.toString()).isEmpty();
    }
}
