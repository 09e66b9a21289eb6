package dev.datawright.bridge.upstream;

import dev.datawright.telemetry.Step;
import dev.datawright.telemetry.Traces;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Makes a span of every call to the backend that is part of a trace, and tells the backend its place.
record TracedCalls(Traces traces) implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        try (Step step = traces.follow(Step.Kind.CALL, request.method() + " data-designer", traces.here())) {
            String place = step.place();
            if (place == null) {
                return chain.proceed(request);
            }
            step.note("http.request.method", request.method())
                    .note("server.address", request.url().host())
                    .note("server.port", request.url().port());
            try {
                Response response = chain.proceed(
                        request.newBuilder().header(Traces.HEADER, place).build());
                step.note("http.response.status_code", response.code());
                if (response.code() >= 400) {
                    step.failed(Integer.toString(response.code()));
                }
                return response;
            } catch (IOException e) {
                step.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
    }
}
