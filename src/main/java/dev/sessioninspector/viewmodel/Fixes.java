package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.IamPolicy;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.storage.TableCheck.Check;
import dev.sessioninspector.storage.TableCheck.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What mends a table, exactly: commands for the AWS CLI in a POSIX shell, or a policy. */
final class Fixes {
    private final ConnectionSpec spec;
    private final String region;
    private final IamPolicy policy;
    private final boolean onDemand;

    /** For a table in a region, with all that was found out about it. */
    Fixes(ConnectionSpec spec, String region, IamPolicy policy, List<Check> checks) {
        this.spec = spec;
        this.region = region;
        this.policy = policy;
        this.onDemand = checks.contains(new Check(Aspect.CAPACITY, Verdict.PASS, ""));
    }

    /** The fix of a check; nothing where there is nothing to mend, or no way that is known to. */
    Optional<String> of(Check check) {
        return switch (check.verdict()) {
            case PASS, UNKNOWN -> Optional.empty();
            case WARNING -> ofWarning(check);
            case FAIL -> ofFailure(check);
        };
    }

    private Optional<String> ofWarning(Check check) {
        return switch (check.aspect()) {
            case TIME_TO_LIVE ->
                Optional.of(aws(
                        "update-time-to-live",
                        "--time-to-live-specification Enabled=false,AttributeName=" + quoted(check.found())));
            case BATCH_GET_ITEM -> Optional.of(policy.json(IamPolicy.Size.LOOK));
            default -> Optional.empty();
        };
    }

    private Optional<String> ofFailure(Check check) {
        return switch (check.aspect()) {
            case TABLE -> Optional.of(check.found().isEmpty() ? createTable() : aws("wait table-exists", ""));
            case TABLE_KEY ->
                Optional.of(aws("delete-table", "") + "\n" + aws("wait table-not-exists", "") + "\n" + createTable());
            case INDEX -> Optional.of(check.found().isEmpty() ? createIndex() : watchIndex());
            case INDEX_KEY -> Optional.of(deleteIndex() + "\n" + watchIndex() + "\n" + createIndex());
            case QUERY, GET_ITEM -> Optional.of(policy.json(IamPolicy.Size.LOOK));
            case DELETE_ITEM -> Optional.of(policy.json(IamPolicy.Size.DELETE));
            case PUT_ITEM -> Optional.of(policy.json(IamPolicy.Size.DEVELOP));
            default -> Optional.empty();
        };
    }

    private String createTable() {
        return aws(
                "create-table",
                "--attribute-definitions AttributeName=id,AttributeType=S AttributeName=shop,AttributeType=S",
                "--key-schema AttributeName=id,KeyType=HASH",
                "--provisioned-throughput ReadCapacityUnits=1,WriteCapacityUnits=1",
                "--global-secondary-indexes '[" + index(true) + "]'");
    }

    private String createIndex() {
        return aws(
                "update-table",
                "--attribute-definitions AttributeName=shop,AttributeType=S",
                "--global-secondary-index-updates '[{\"Create\":" + index(!onDemand) + "}]'");
    }

    private String deleteIndex() {
        return aws(
                "update-table",
                "--global-secondary-index-updates '[{\"Delete\":{\"IndexName\":\"" + spec.index() + "\"}}]'");
    }

    private String watchIndex() {
        return aws("describe-table", "--query \"Table.GlobalSecondaryIndexes[].[IndexName,IndexStatus]\"");
    }

    private String index(boolean provisioned) {
        var capacity =
                provisioned ? ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":1,\"WriteCapacityUnits\":1}" : "";
        return "{\"IndexName\":\"" + spec.index()
                + "\",\"KeySchema\":[{\"AttributeName\":\"shop\",\"KeyType\":\"HASH\"}],"
                + "\"Projection\":{\"ProjectionType\":\"KEYS_ONLY\"}" + capacity + "}";
    }

    private String aws(String command, String... options) {
        var lines = new java.util.ArrayList<String>();
        lines.add("aws dynamodb " + command + " --table-name " + quoted(spec.table()));
        lines.addAll(List.of(options));
        lines.add("--region " + region
                + option("--profile", spec.profile(), Function.identity())
                + option("--endpoint-url", spec.endpoint(), URI::toString));
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining(" \\\n  "));
    }

    private static <T> String option(String name, Optional<T> value, Function<T, String> text) {
        return value.map(it -> " " + name + " " + quoted(text.apply(it))).orElse("");
    }

    /** As a shell takes it for one word: what people name profiles and attributes may hold anything. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
