package dev.sessioninspector.aws;

import dev.sessioninspector.connection.ConnectionException.SignInFailed;
import dev.sessioninspector.connection.ConnectionException.SignInFailed.Reason;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.thirdparty.jackson.core.JacksonException;

/** Tells from what the SDK throws why IAM Identity Center gave nothing. The SDK's own words go no further. */
final class IdentityCenterErrors {
    private static final int TROUBLE = 500;

    private IdentityCenterErrors() {}

    /** What a failed call means: a {@link SignInFailed}, or a cancellation. */
    static RuntimeException of(SsoProfile sso, SdkException failure) {
        if (Thread.currentThread().isInterrupted() || failure instanceof AbortedException) {
            return new CancellationException("cancelled");
        }
        var reason = reason(failure);
        if (reason != null) {
            return sso.failed(reason, "");
        }
        return switch (failure) {
            case AccessDeniedException denied -> sso.failed(Reason.REFUSED, "");
            case ExpiredTokenException expired -> sso.failed(Reason.EXPIRED, "");
            case AwsServiceException refused -> ofService(sso, refused);
            default -> sso.failed(Reason.STRANGER, "");
        };
    }

    /** From the innermost cause: a wrong clock is a failure of TLS is a failure to connect. */
    private static Reason reason(Throwable failure) {
        if (failure == null) {
            return null;
        }
        var deeper = reason(failure.getCause());
        return deeper != null
                ? deeper
                : switch (failure) {
                    case CertificateExpiredException late -> Reason.CLOCK;
                    case CertificateNotYetValidException early -> Reason.CLOCK;
                    case SSLException noTls -> Reason.STRANGER;
                    case JacksonException unreadable -> Reason.STRANGER;
                    case IOException lost -> Reason.UNREACHABLE;
                    case ApiCallTimeoutException silence -> Reason.UNREACHABLE;
                    case ApiCallAttemptTimeoutException silence -> Reason.UNREACHABLE;
                    default -> null;
                };
    }

    private static SignInFailed ofService(SsoProfile sso, AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        if (code.isEmpty()) {
            return sso.failed(Reason.STRANGER, "");
        }
        return refused.statusCode() >= TROUBLE ? sso.failed(Reason.UNAVAILABLE, "") : sso.failed(Reason.SETTINGS, code);
    }
}
