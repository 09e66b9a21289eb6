package dev.datawright.offline.chat;

/// A request that cannot be answered, as OpenAI's error shape tells it.
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final String code;

    private RequestRefused(int status, String type, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static RequestRefused invalid(String message) {
        return new RequestRefused(400, "invalid_request_error", "invalid_request", message);
    }

    static RequestRefused unknownModel(String model) {
        return new RequestRefused(
                404,
                "invalid_request_error",
                "model_not_found",
                "There is no model '" + model + "' here. The offline model answers to: "
                        + String.join(", ", Models.NAMES) + ".");
    }

    static RequestRefused tooLarge(int limit) {
        return new RequestRefused(
                413,
                "invalid_request_error",
                "request_too_large",
                "The request is larger than " + limit / 1024 / 1024 + " MiB. Send fewer or shorter messages.");
    }

    static RequestRefused unauthorized() {
        return new RequestRefused(
                401,
                "invalid_request_error",
                "invalid_api_key",
                "The API key is missing or wrong. Send it as 'Authorization: Bearer KEY'.");
    }

    static RequestRefused of(int status, String message) {
        return new RequestRefused(
                status,
                status >= 500 ? "server_error" : "invalid_request_error",
                status >= 500 ? "server_error" : "invalid_request",
                message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String code() {
        return code;
    }
}
