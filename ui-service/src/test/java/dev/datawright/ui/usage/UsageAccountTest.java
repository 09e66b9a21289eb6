package dev.datawright.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Listing;
import dev.datawright.ui.backend.UsageOfDay;
import dev.datawright.ui.backend.UsageSums;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageAccountTest {
    private final UsageAccount account = new UsageAccount();

    private static Listing<UsageOfDay> days(int newest, int oldest, @Nullable String next) {
        List<UsageOfDay> days = IntStream.iterate(newest, day -> day >= oldest, day -> day - 1)
                .mapToObj(day ->
                        new UsageOfDay(LocalDate.of(2026, 11, day), new UsageSums(1, 1, 1, 0, false, 1), List.of()))
                .toList();
        return new Listing<>(days, next);
    }

    @Test
    void putsOlderDaysBelow() {
        account.take("", days(22, 20, "2026-11-20"));
        assertThat(account.hasOlder()).isTrue();
        account.take(account.next(), days(19, 18, null));
        assertThat(account.days()).extracting(day -> day.day().getDayOfMonth()).containsExactly(22, 21, 20, 19, 18);
        assertThat(account.hasOlder()).isFalse();
    }

    @Test
    void takesADoubledPageOnce() {
        account.take("", days(22, 20, "2026-11-20"));
        account.take("2026-11-20", days(19, 18, "2026-11-18"));
        account.take("2026-11-20", days(19, 18, "2026-11-18"));
        assertThat(account.days()).hasSize(5);
    }

    @Test
    void beginsAnewWithTheFirstPage() {
        account.take("", days(22, 20, "2026-11-20"));
        account.take("", days(23, 22, null));
        assertThat(account.days()).hasSize(2);
        assertThat(account.hasOlder()).isFalse();
    }
}
