package dev.datawright.designer.job;

import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.designer.Page;
import java.util.List;

/// A page of jobs with the order it is in.
public record JobPage(List<DesignerJob> data, Page.Pagination pagination, String sort) {
    public JobPage {
        data = List.copyOf(data);
    }
}
