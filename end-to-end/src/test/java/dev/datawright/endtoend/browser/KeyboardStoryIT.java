package dev.datawright.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Design;
import dev.datawright.endtoend.tickets.Tickets;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyboardStoryIT {

    private final RunningSuite suite = RunningSuite.shared();
    private final Person person = suite.person();

    @Test
    void goesFromPromptToDownloadWithoutAMouse(@TempDir Path folder) {
        try (Workbench workbench = Workbench.open(suite.url())) {
            workbench.typesBlindly(Tickets.SENTENCE);
            UUID conversation = workbench.conversation();

            int toApprove = workbench.tabsTo("approve");
            workbench.takesPicture("keyboard-approve");
            workbench.pressesEnter();
            workbench.seesWords("report-headline", Pattern.compile("\\b" + Tickets.ROWS + " rows\\b"));

            int toDownload = workbench.tabsTo("download-csv");
            Path file = workbench.downloadsByEnter(folder);

            Design design =
                    person.seesDesign(person.sees(conversation).conversation().designId());
            Tickets.hasTheDesignsHeader(file, design);
            Tickets.areRight(file, design);
            assertThat(toApprove + toDownload).as("presses of Tab").isPositive();
            assertThat(workbench.complaints()).isEmpty();
        }
    }
}
