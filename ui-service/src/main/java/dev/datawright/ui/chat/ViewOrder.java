package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.SettledProposal;
import java.util.ArrayList;
import java.util.List;

/// Puts a view's messages and settled questions into one order, the one in which they stood on the screen.
final class ViewOrder {
    private ViewOrder() {}

    static List<Piece> of(ConversationView view) {
        List<Piece> pieces = new ArrayList<>();
        view.messages().forEach(message -> pieces.add(new Spoken(message)));
        view.settled().forEach(settled -> pieces.add(place(pieces, settled), new Asked(settled)));
        return pieces;
    }

    /// Before the first message that came after the answer. A question that another message set aside stood before
    /// that message, though both carry the same moment.
    private static int place(List<Piece> pieces, SettledProposal settled) {
        int place = 0;
        while (place < pieces.size() && !isAfter(pieces.get(place), settled)) {
            place++;
        }
        boolean setAside = settled.outcome() == SettledProposal.Outcome.WITHDRAWN
                && place > 0
                && pieces.get(place - 1) instanceof Spoken spoken
                && spoken.message().role() == Message.Role.USER;
        return setAside ? place - 1 : place;
    }

    private static boolean isAfter(Piece piece, SettledProposal settled) {
        return switch (piece) {
            case Spoken spoken -> spoken.message().at().isAfter(settled.at());
            case Asked asked -> asked.settled().at().isAfter(settled.at());
        };
    }

    /// One piece of what a view shows.
    sealed interface Piece {}

    record Spoken(Message message) implements Piece {}

    record Asked(SettledProposal settled) implements Piece {}
}
