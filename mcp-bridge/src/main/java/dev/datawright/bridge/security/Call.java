package dev.datawright.bridge.security;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.problem.ProblemType;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who asks, over which edge, and under which idempotency key: every facade method takes one.
///
/// @param owner the token's subject; what it makes is its own, what others made does not exist for it
/// @param idempotencyKey absent when the caller does not mind a second effect
public record Call(
        String owner,
        String clientId,
        Set<Scope> scopes,
        Edge edge,
        @Nullable String idempotencyKey) {

    private static final int MAX_KEY = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    public Call {
        scopes = Set.copyOf(scopes);
        if (idempotencyKey != null
                && (idempotencyKey.isBlank()
                        || idempotencyKey.length() > MAX_KEY
                        || UNSEEN.matcher(idempotencyKey).find())) {
            throw BridgeFailure.invalid(
                    "idempotency-key",
                    "bad-key",
                    "an idempotency key has 1 to " + MAX_KEY + " characters",
                    "such as a UUID");
        }
    }

    /// The call that a checked token makes.
    public static Call of(Jwt token, Edge edge, @Nullable String idempotencyKey) {
        String scope = token.getClaimAsString("scope");
        String clientId = token.getClaimAsString("client_id");
        Set<Scope> scopes = scope == null
                ? Set.of()
                : Arrays.stream(scope.split(" "))
                        .flatMap(word -> Scope.parse(word).stream())
                        .collect(Collectors.toSet());
        String owner = token.getSubject();
        if (owner == null || owner.isBlank()) {
            throw new BridgeFailure(ProblemType.NOT_ALLOWED, "The token names nobody: it has no 'sub'.");
        }
        return new Call(owner, clientId == null ? "" : clientId, scopes, edge, idempotencyKey);
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /// The same call, for a step of an effect that as a whole is remembered under the key.
    public Call withoutKey() {
        return new Call(owner, clientId, scopes, edge, null);
    }

    /// Refuses the call when its token lacks the scope.
    public Call require(Scope scope) {
        if (!has(scope)) {
            throw new BridgeFailure(
                    ProblemType.NOT_ALLOWED,
                    "This needs a token with the scope '" + scope.wireName() + "', and this token does not have it.");
        }
        return this;
    }

    /// Whose hand a change is put down to.
    public Author author() {
        return switch (edge) {
            case REST -> Author.PERSON;
            case MCP -> clientId.equals("agent-service") ? Author.AGENT : Author.CLIENT;
        };
    }
}
