package dev.sessioninspector.connection;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy with what a person needs for one table, and nothing more. Unlike the one in the adapter's README it names
 * the index too: a Query on an index is a call on the index's own ARN.
 *
 * @param account the account's number, or a placeholder where it is not known
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">actions
 *     and resources of DynamoDB</a>
 */
public record IamPolicy(String region, String account, String table, String index) {
    /** How much it allows; each includes what comes before it. */
    public enum Size {
        /** List and show sessions, and check the table. */
        LOOK("DescribeTable", "GetItem", "BatchGetItem"),
        /** Delete sessions as well. */
        DELETE("DeleteItem"),
        /** Create test sessions, the table and its index as well: what the app itself needs is in it. */
        DEVELOP("PutItem", "CreateTable", "UpdateTable");

        private final List<String> added;

        Size(String... added) {
            this.added = List.of(added);
        }

        /** The actions on the table itself. */
        List<String> tableActions() {
            return Stream.of(values())
                    .filter(size -> size.compareTo(this) <= 0)
                    .flatMap(size -> size.added.stream())
                    .toList();
        }
    }

    /** The policy as the JSON that IAM takes. */
    public String json(Size size) {
        var actions = size.tableActions().stream()
                .map(action -> "        \"dynamodb:" + action + "\"")
                .collect(Collectors.joining(",\n"));
        return """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Sessions",
                  "Effect": "Allow",
                  "Action": [
            %s
                  ],
                  "Resource": "%s"
                },
                {
                  "Sid": "SessionsOfAShop",
                  "Effect": "Allow",
                  "Action": "dynamodb:Query",
                  "Resource": "%s"
                }
              ]
            }
            """.formatted(actions, tableArn(), tableArn() + "/index/" + index);
    }

    private String tableArn() {
        return "arn:%s:dynamodb:%s:%s:table/%s".formatted(partition(), region, account, table);
    }

    private String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
