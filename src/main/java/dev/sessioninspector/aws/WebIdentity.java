package dev.sessioninspector.aws;

import dev.sessioninspector.storage.StorageException;
import dev.sessioninspector.storage.StorageException.Credentials.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/** The role of a profile, given for a token that somebody writes into a file and keeps fresh there. */
record WebIdentity(Profile profile, Clients clients, RoleSessions sessions) implements Source {
    @Override
    public AwsCredentials resolve() {
        return sessions.find(List.of(profile)).orElseGet(this::assume);
    }

    private AwsCredentials assume() {
        try {
            var assumed = assume(token());
            sessions.keep(List.of(profile), assumed.credentials(), assumed.life());
            return assumed.credentials();
        } catch (StorageException.Credentials refused) {
            // What is over is the token: there are no other credentials here.
            throw refused.reason() == Reason.EXPIRED ? failure(Reason.TOKEN_REFUSED, refused) : refused;
        }
    }

    private Sts.Assumed assume(String token) {
        return new Sts(profile, clients)
                .assume(
                        AnonymousCredentialsProvider.create(),
                        sts -> sts.assumeRoleWithWebIdentity(request -> request.webIdentityToken(token)
                                .roleArn(profile.property(ProfileProperty.ROLE_ARN)
                                        .orElseThrow())
                                .roleSessionName(profile.property(ProfileProperty.ROLE_SESSION_NAME)
                                        .orElse(AssumedRole.SESSION_NAME))),
                        AssumeRoleWithWebIdentityResponse::credentials,
                        (code, message) -> failure(Reason.TOKEN_REFUSED, null));
    }

    /** Never part of a message: whoever has it can take the role. */
    private String token() {
        try {
            var token = Files.readString(Path.of(file())).strip();
            if (token.isEmpty()) {
                throw failure(Reason.TOKEN_MISSING, null);
            }
            return token;
        } catch (IOException | InvalidPathException unreadable) {
            throw failure(Reason.TOKEN_MISSING, unreadable);
        }
    }

    private String file() {
        return profile.property(ProfileProperty.WEB_IDENTITY_TOKEN_FILE).orElseThrow();
    }

    private StorageException.Credentials failure(Reason reason, Throwable cause) {
        return new StorageException.Credentials(reason, profile.name(), file(), cause);
    }

    @Override
    public void forget() {
        sessions.forget(List.of(profile));
    }
}
