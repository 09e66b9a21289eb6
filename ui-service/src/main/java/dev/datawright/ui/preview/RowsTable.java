package dev.datawright.ui.preview;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.RowPage;
import dev.datawright.ui.design.ColumnFamily;
import dev.datawright.ui.design.ColumnWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table of rows. Columns stand as soon as the design has them; cells that are still to come are hatched.
public final class RowsTable extends Div {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(RowsTable.class);
    private static final int EXPECTED_ROWS = 10;
    private static final int PAGE = 50;
    /// A text of so many characters is always shown whole.
    private static final int SHORT = 24;

    /// A click or Enter on a cell that has more to show asks for the whole of it.
    private static final String OPEN_CELLS = """
            if (this.opensCells) return;
            this.opensCells = true;
            const open = (event) => {
              const at = this.getEventContext(event);
              if (at.section === 'body' && at.item && at.column) {
                this.dispatchEvent(new CustomEvent('open-cell', {
                  detail: { key: at.item.key, column: at.column.getAttribute('data-name') },
                }));
              }
            };
            this.addEventListener('click', open);
            this.addEventListener('keydown', (event) => {
              if (event.key === 'Enter') open(event);
            });
            """;

    private final Grid<Row> grid = new Grid<>();
    private List<Row> previewRows = pendingRows();
    private boolean paging;

    public RowsTable() {
        addClassName("rows");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(PAGE);
        grid.setAllRowsVisible(true);
        grid.addClassName("rows-grid");
        grid.getElement().setAttribute("data-testid", "rows").setAttribute("aria-label", "Rows");
        grid.getElement()
                .addEventListener(
                        "open-cell",
                        event -> open(
                                event.getEventData().get("event.detail.key").asString(),
                                event.getEventData().get("event.detail.column").asString()))
                .addEventData("event.detail.key")
                .addEventData("event.detail.column");
        add(grid);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        grid.getElement().executeJs(OPEN_CELLS);
    }

    /// Shows the columns of a design; rows that were shown stay until a newer preview replaces them.
    public void showDesign(Design design) {
        Map<String, Look> looks = new LinkedHashMap<>();
        for (String name : design.outputColumns()) {
            looks.put(name, design.config().column(name).map(Look::of).orElse(Look.UNKNOWN));
        }
        grid.removeAllColumns();
        looks.forEach((name, look) -> addColumn(design, name, look));
        // What a row is about stays in sight while the others are scrolled to.
        grid.getColumns().stream().findFirst().ifPresent(first -> first.setFrozen(true));
        if (!paging) {
            grid.getDataProvider().refreshAll();
        }
    }

    /// Shows the rows of a preview.
    public void showPreview(Preview preview) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < preview.rows().size(); i++) {
            rows.add(new Row(i, preview.rows().get(i)));
        }
        previewRows = rows;
        showPreviewRows();
    }

    /// Hatches every cell until a preview comes.
    public void awaitPreview() {
        if (previewRows.stream().allMatch(row -> row.values().isEmpty())) {
            previewRows = pendingRows();
        }
        showPreviewRows();
    }

    /// No preview will come: cells that were awaited are taken away.
    public void settle() {
        if (!paging && previewRows.stream().allMatch(row -> row.values().isEmpty())) {
            previewRows = List.of();
            showPreviewRows();
        }
    }

    /// Forgets the preview, for another design.
    public void clear() {
        previewRows = pendingRows();
        showPreviewRows();
    }

    /// Shows a result of so many rows, fetched page by page as the person scrolls.
    public void showResult(long total, RowSource source) {
        paging = true;
        removeClassName("short");
        grid.setAllRowsVisible(false);
        grid.setItems(
                query -> page(source, query.getOffset(), query.getLimit()),
                query -> Math.toIntExact(Math.min(total, Integer.MAX_VALUE)));
    }

    private void showPreviewRows() {
        paging = false;
        addClassName("short");
        grid.setAllRowsVisible(true);
        grid.setItems(previewRows);
    }

    private static Stream<Row> page(RowSource source, int offset, int limit) {
        try {
            RowPage page = source.page(offset, limit);
            return IntStream.range(0, page.rows().size())
                    .mapToObj(i -> new Row(offset + i, page.rows().get(i)));
        } catch (RuntimeException failure) {
            // The cells stay hatched; scrolling on asks again.
            log.debug("Rows from {} could not be fetched", offset, failure);
            return IntStream.range(offset, offset + limit).mapToObj(i -> new Row(i, Map.of()));
        }
    }

    private static List<Row> pendingRows() {
        return IntStream.range(0, EXPECTED_ROWS)
                .mapToObj(i -> new Row(i, Map.of()))
                .toList();
    }

    private void addColumn(Design design, String name, Look look) {
        Grid.Column<Row> column = grid.addColumn(LitRenderer.<Row>of(
                                "<span class=\"cell ${item.more}\" title=\"${item.full}\" aria-hidden=\"${item.sign}\">${item.text}</span>"
                                        + "<span class=\"visually-hidden\">${item.word}</span>")
                        .withProperty(
                                "sign", row -> !row.cell(name, look).word().isEmpty())
                        .withProperty("text", row -> row.cell(name, look).text())
                        .withProperty("full", row -> row.cell(name, look).full())
                        .withProperty("more", row -> row.cell(name, look).full().isEmpty() ? "" : "more")
                        .withProperty("word", row -> row.cell(name, look).word()))
                .setKey(name)
                .setHeader(header(design, name, look))
                .setPartNameGenerator(row -> part(row.cell(name, look)))
                .setResizable(true)
                .setWidth(width(name, look))
                .setFlexGrow(look.kind() == Look.Kind.TEXT || look.kind() == Look.Kind.PROSE ? 1 : 0);
        column.getElement().setAttribute("data-name", name);
        switch (look.kind()) {
            case NUMBER -> column.setTextAlign(ColumnTextAlign.END);
            case YES_OR_NO -> column.setTextAlign(ColumnTextAlign.CENTER);
            case DATE, CODE, TEXT, PROSE -> column.setTextAlign(ColumnTextAlign.START);
        }
    }

    /// Opens a value that the table does not show in full; others have nothing more to tell.
    private void open(String key, String name) {
        Row row = grid.getDataCommunicator().getKeyMapper().get(key);
        if (row == null) {
            return;
        }
        Object value = row.values().get(name);
        boolean more = value instanceof Map || value instanceof String text && text.length() > SHORT;
        if (value != null && more) {
            new WholeValue(name, row.number(), value).open();
        }
    }

    private static String part(Cell cell) {
        return "cell-" + cell.state().name().toLowerCase(Locale.ROOT);
    }

    /// Room for a typical value and for the name with its mark, so that nothing jumps when the rows come.
    private static String width(String name, Look look) {
        // In em: values are set in the plain face, names in the bold one behind a mark; then the cell's padding.
        double value = look.characters() * (look.kind() == Look.Kind.TEXT ? 0.6 : 0.55);
        double heading = Math.min(26, name.length()) * 0.565 + 1.15;
        // On a phone a column leaves room for the first one, which stays in sight.
        return String.format(Locale.ROOT, "min(%.1fem, 52vw)", Math.max(value, heading) + 1.8);
    }

    private static Div header(Design design, String name, Look look) {
        Div header = new Div();
        header.addClassName("column-header");
        header.setClassName("to-the-right", look.kind() == Look.Kind.NUMBER);
        header.setClassName("to-the-middle", look.kind() == Look.Kind.YES_OR_NO);
        header.getElement().setAttribute("data-testid", "column-header-" + name);
        Optional<ColumnConfig> column = design.config().column(name);
        column.ifPresent(config -> header.add(ColumnFamily.of(config).mark()));
        Span label = new Span(name);
        label.addClassName("column-name");
        header.add(label);
        column.ifPresent(config -> Tooltip.forComponent(header)
                .withText(hint(config, design.why().get(name)))
                .withPosition(Tooltip.TooltipPosition.BOTTOM_START));
        return header;
    }

    private static String hint(ColumnConfig column, @Nullable String why) {
        String hint = "%s\n%s.".formatted(ColumnFamily.of(column).word(), ColumnWords.sentence(column));
        return why == null || why.isBlank() ? hint : hint + "\nWhy: " + why;
    }

    /// A row by its number; a name without an entry is a value still to come.
    private record Row(long number, Map<String, @Nullable Object> values) {
        Cell cell(String name, Look look) {
            return values.containsKey(name) ? Cell.of(look, values.get(name)) : Cell.pending();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row row && row.number == number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
