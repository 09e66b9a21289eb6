package dev.datawright.contract.problem;

/// The stable problem types of the suite; the URI is the identity, the title its name for people.
public enum ProblemType {
    INVALID_REQUEST("invalid-request", "The request is not valid", 400),
    NOT_SIGNED_IN("not-signed-in", "Sign-in is needed", 401),
    NOT_ALLOWED("not-allowed", "That is not allowed with this token", 403),
    NOT_FOUND("not-found", "There is no such thing", 404),
    APPROVAL_REFUSED("approval-refused", "The approval does not cover this job", 403),
    VERSION_CONFLICT("version-conflict", "The design has changed meanwhile", 409),
    KEY_REUSED("key-reused", "The idempotency key was used with other arguments", 409),
    NOT_READY("not-ready", "That is not ready yet", 409),
    TOO_LARGE("too-large", "The request is too large", 413),
    UNSUPPORTED_MEDIA("unsupported-media-type", "The content type is not supported", 415),
    INVALID_DESIGN("invalid-design", "The design is not valid", 422),
    LIMIT_REACHED("limit-reached", "A limit is reached", 429),
    UPSTREAM_FAILED("upstream-failed", "A service behind this one answered with an error", 502),
    UPSTREAM_AWAY("upstream-away", "A service behind this one is away", 503),
    INTERNAL("internal", "Something went wrong on our side", 500);

    private final String slug;
    private final String title;
    private final int status;

    ProblemType(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    /// The `type` member of RFC 9457: a URN, since no page stands behind it.
    public String uri() {
        return "urn:datawright:problem:" + slug;
    }

    public String title() {
        return title;
    }

    /// The HTTP status it is sent with.
    public int status() {
        return status;
    }
}
