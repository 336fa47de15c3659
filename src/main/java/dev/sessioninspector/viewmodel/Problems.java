package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Words errors for people: what happened, on what, and the next step. */
public final class Problems {
    private final String profile;
    private final String region;
    private final String place;
    private final String table;
    private final String index;
    private final String signIn;

    private Problems(ConnectionSpec spec, String region) {
        this.profile = spec.profile().orElse(Messages.text("profile.default"));
        this.region = region;
        this.place = spec.endpoint().map(URI::toString).orElse(Messages.text("place.aws", region));
        this.table = spec.table();
        this.index = spec.index();
        this.signIn = spec.profile().map(Problems::signIn).orElse("aws sso login");
    }

    /** What a failure means for a connection that was asked for. */
    public static Problem of(Throwable failure, ConnectionSpec spec) {
        return of(failure, spec, spec.region().orElse(Messages.text("region.unknown")));
    }

    /** What a failure means for a connection in a region. */
    static Problem of(Throwable failure, ConnectionSpec spec, String region) {
        var words = new Problems(spec, region);
        return switch (failure) {
            case StorageException storage -> words.of(storage);
            case ConnectionException connection -> words.of(connection);
            case CancellationException cancelled -> problem("cancelled");
            case IOException sandbox -> problem("sandbox");
            default -> problem("unexpected", failure.getClass().getSimpleName());
        };
    }

    /** What a failure to sign in, or to get credentials, means for a profile. */
    static Problem ofProfile(Throwable failure, String profile) {
        return of(
                failure,
                new ConnectionSpec(
                        Optional.of(profile),
                        Optional.empty(),
                        Optional.empty(),
                        ConnectionSpec.DEFAULT_TABLE,
                        ConnectionSpec.DEFAULT_INDEX,
                        Environment.PRODUCTION,
                        Capability.LOOK));
    }

    private Problem of(StorageException failure) {
        return switch (failure) {
            case StorageException.TableMissing missing -> problem("table-missing", table, place, profile);
            case StorageException.IndexMissing missing -> problem("index-missing", index, table);
            case StorageException.IndexBuilding building -> problem("index-building", index, table);
            case StorageException.Unavailable trouble -> problem("unavailable", place);
            case StorageException.AccessDenied denied
            when denied.action().equals("dynamodb:Query") ->
                problem("query-denied", denied.action(), table, profile, index);
            case StorageException.AccessDenied denied -> problem("access-denied", denied.action(), table, profile);
            case StorageException.Throttled throttled -> problem("throttled", table);
            case StorageException.Credentials credentials -> of(credentials);
            case StorageException.Unreachable unreachable -> problem("unreachable", place, region);
            case StorageException.NoAnswer silence -> problem("no-answer", place);
            case StorageException.NotDynamoDb stranger -> problem("not-dynamodb", place);
            case StorageException.Refused refused ->
                problem("refused", refused.code(), table, refused.requestId().orElse(Messages.text("request.unknown")));
        };
    }

    /** A profile can rest on others: the one whose step failed is named, and is the one to sign in with. */
    private Problem of(StorageException.Credentials failure) {
        var step = failure.profile().orElse(profile);
        var login = failure.profile().map(Problems::signIn).orElse(signIn);
        var words = problem("credentials." + failure.reason().name(), profile, region, login, step, failure.detail());
        return failure.reason() == StorageException.Credentials.Reason.SIGN_IN
                ? new Problem(words.what(), words.next(), Optional.of(step))
                : words;
    }

    private static String signIn(String profile) {
        return "aws sso login --profile " + profile;
    }

    private Problem of(ConnectionException failure) {
        return switch (failure) {
            case ConnectionException.NoSuchProfile none -> problem("no-such-profile", profile);
            case ConnectionException.NoRegion none -> problem("no-region", profile);
            case ConnectionException.BrokenConfiguration broken
            when broken.line() > 0 ->
                problem("broken-configuration-line", broken.file(), String.valueOf(broken.line()));
            case ConnectionException.BrokenConfiguration broken -> problem("broken-configuration", broken.file());
            case ConnectionException.BadProfile bad ->
                problem("profile." + bad.fault().name(), bad.profile(), bad.subject());
            case ConnectionException.SignInFailed failed ->
                problem(
                        "sign-in." + failed.reason().name(),
                        failed.profile(),
                        failed.region(),
                        failed.startUrl(),
                        failed.subject());
        };
    }

    private static Problem problem(String key, Object... arguments) {
        return new Problem(
                Messages.text("problem." + key, arguments), Messages.text("problem." + key + ".next", arguments));
    }
}
