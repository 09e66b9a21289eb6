package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.job.Listing;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.BackendFailure;
import dev.datawright.ui.backend.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the rail in step with the agent: asks when something happened here, and calmly from time to time for what
/// happened in other windows.
final class ConversationList implements AutoCloseable {
    private static final int PAGE = 30;
    private static final Duration CALM = Duration.ofSeconds(12);
    /// An agent that is away is asked a little more often, since somebody waits for it.
    private static final Duration WAITING = Duration.ofSeconds(3);

    private final UI ui;
    private final AgentClient agent;
    private final Rail rail;
    private final Consumer<Boolean> onReachable;
    private final List<Conversation> known = new ArrayList<>();
    private @Nullable UUID current;
    private @Nullable String next;
    private String query = "";
    private int asked;
    private boolean away;
    private boolean closed;

    /// @param onReachable told after every look whether the agent could be reached
    ConversationList(UI ui, AgentClient agent, Rail rail, Consumer<Boolean> onReachable) {
        this.ui = ui;
        this.agent = agent;
        this.rail = rail;
        this.onReachable = onReachable;
        Background.later(ui, CALM, this::look);
    }

    @Override
    public void close() {
        closed = true;
    }

    /// The conversation on the page; absent on the start page.
    void showCurrent(@Nullable UUID conversation) {
        current = conversation;
        show();
    }

    void search(String text) {
        if (!text.strip().equals(query)) {
            query = text.strip();
            known.clear();
            next = null;
            refresh();
        }
    }

    /// Asks for the first page again; those that were loaded beyond it stay.
    void refresh() {
        int request = ++asked;
        Background.call(
                ui,
                () -> agent.conversations(query, null, PAGE),
                page -> {
                    away = false;
                    onReachable.accept(true);
                    if (request == asked) {
                        next = ConversationPages.renew(known, page, next);
                        show();
                    }
                },
                this::failed);
    }

    void more() {
        String after = next;
        if (after == null) {
            return;
        }
        int request = ++asked;
        Background.call(
                ui,
                () -> agent.conversations(query, after, PAGE),
                page -> {
                    if (request == asked) {
                        next = ConversationPages.append(known, page);
                    }
                    show();
                },
                this::failed);
    }

    /// Shows another title at once, before the agent is asked again.
    void retitled(UUID conversation, String title) {
        known.replaceAll(each -> each.id().equals(conversation)
                ? new Conversation(
                        each.id(), title, each.designId(), each.activeRunId(), each.createdAt(), each.changedAt())
                : each);
        show();
    }

    /// Asks for a new name and gives it.
    void rename(RailItem item, Consumer<Conversation> done) {
        DatasetDialogs.rename(
                        item.title(),
                        (name, answer) -> ask(() -> agent.rename(item.conversation(), name), answer, renamed -> {
                            retitled(renamed.id(), renamed.title());
                            done.accept(renamed);
                        }),
                        item::focusMenu)
                .open();
    }

    /// Asks whether it is meant, and deletes.
    void delete(RailItem item, Consumer<UUID> done) {
        UUID conversation = item.conversation();
        Supplier<UUID> deletion = () -> {
            agent.delete(conversation);
            return conversation;
        };
        DatasetDialogs.delete(
                        item.title(),
                        item.isAtWork(),
                        answer -> ask(deletion, answer, gone -> {
                            known.removeIf(each -> each.id().equals(gone));
                            show();
                            done.accept(gone);
                        }),
                        item::focusMenu)
                .open();
    }

    private <T> void ask(Supplier<T> work, DatasetDialogs.Answer answer, Consumer<T> done) {
        Background.call(
                ui,
                work,
                result -> {
                    answer.done().run();
                    done.accept(result);
                },
                failure -> answer.failed().accept(failure.sentence()));
    }

    private void look() {
        if (!closed) {
            refresh();
            Background.later(ui, CALM, this::look);
        }
    }

    private void failed(BackendFailure failure) {
        boolean unreachable = failure instanceof BackendFailure.Away;
        onReachable.accept(!unreachable);
        if (unreachable && !away) {
            away = true;
            Background.later(ui, WAITING, this::lookSoon);
        }
        rail.showFailure(unreachable ? "Your datasets are listed when the agent is back." : failure.sentence());
    }

    private void lookSoon() {
        if (!closed && away) {
            refresh();
            Background.later(ui, WAITING, this::lookSoon);
        }
    }

    private void show() {
        rail.show(known, current, query, next != null);
    }

    /// How pages come together.
    static final class ConversationPages {
        private ConversationPages() {}

        /// Puts a new first page before what was loaded beyond it.
        ///
        /// @return where the list goes on; absent at its end
        static @Nullable String renew(
                List<Conversation> known, Listing<Conversation> first, @Nullable String nextBefore) {
            List<Conversation> page = first.items();
            int overlap = -1;
            if (first.next() != null && !page.isEmpty()) {
                UUID last = page.getLast().id();
                for (int i = 0; i < known.size(); i++) {
                    if (known.get(i).id().equals(last)) {
                        overlap = i;
                    }
                }
            }
            List<Conversation> beyond = overlap < 0 ? List.of() : List.copyOf(known.subList(overlap + 1, known.size()));
            known.clear();
            known.addAll(page);
            append(known, new Listing<>(beyond, null));
            return beyond.isEmpty() ? first.next() : nextBefore;
        }

        static @Nullable String append(List<Conversation> known, Listing<Conversation> page) {
            for (Conversation conversation : page.items()) {
                if (known.stream().noneMatch(each -> each.id().equals(conversation.id()))) {
                    known.add(conversation);
                }
            }
            return page.next();
        }
    }
}
