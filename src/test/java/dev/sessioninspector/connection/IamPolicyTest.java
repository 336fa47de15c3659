package dev.sessioninspector.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessioninspector.connection.IamPolicy.Size;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class IamPolicyTest {
    private static final Pattern ACTION = Pattern.compile("dynamodb:([A-Z]\\w+)");

    private static List<String> actions(Size size) {
        return ACTION.matcher(policy("eu-west-1").json(size))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static IamPolicy policy(String region) {
        return new IamPolicy(region, "123456789012", "sessions", "by_shop");
    }

    @Test
    void allowsWhatItsSizeNeedsAndNothingMore() {
        assertThat(actions(Size.LOOK)).containsExactlyInAnyOrder("DescribeTable", "GetItem", "BatchGetItem", "Query");
        assertThat(actions(Size.DELETE))
                .containsExactlyInAnyOrder("DescribeTable", "GetItem", "BatchGetItem", "Query", "DeleteItem");
        assertThat(actions(Size.DEVELOP)).contains("PutItem", "DeleteItem", "CreateTable", "UpdateTable");
    }

    @Test
    void allowsAQueryOnTheIndexAlone() {
        assertThat(policy("eu-west-1").json(Size.LOOK))
                .contains("\"arn:aws:dynamodb:eu-west-1:123456789012:table/sessions\"")
                .contains("\"arn:aws:dynamodb:eu-west-1:123456789012:table/sessions/index/by_shop\"");
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "us-east-1, aws"})
    void namesThePartitionOfTheRegion(String region, String partition) {
        assertThat(policy(region).json(Size.LOOK)).contains("\"arn:" + partition + ":dynamodb:" + region + ":");
    }

    @ParameterizedTest
    @EnumSource
    void isJson(Size size) {
        try (var parser = new JsonFactory()
                .createParser(ObjectReadContext.empty(), policy("eu-west-1").json(size))) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }
}
