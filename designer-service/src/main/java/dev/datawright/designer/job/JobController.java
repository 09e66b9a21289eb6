package dev.datawright.designer.job;

import dev.datawright.contract.designer.DesignerJob;
import dev.datawright.contract.designer.DesignerJobStatus;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/apis/data-designer/v2/workspaces/{workspace}/jobs/create")
class JobController {

    private final Requests requests;
    private final JobCalls calls;

    JobController(Requests requests, JobCalls calls) {
        this.requests = requests;
        this.calls = calls;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DesignerJob create(@PathVariable String workspace, HttpServletRequest request) throws IOException {
        requests.requireWorkspace(workspace);
        return calls.create(workspace, requests.readObject(request));
    }

    @GetMapping
    JobPage list(@PathVariable String workspace, HttpServletRequest request) {
        requests.requireWorkspace(workspace);
        return calls.list(workspace, JobFilter.all(), request);
    }

    @GetMapping("/{name}")
    DesignerJob get(@PathVariable String workspace, @PathVariable String name) {
        return calls.get(named(workspace, name));
    }

    @GetMapping("/{name}/status")
    DesignerJobStatus status(@PathVariable String workspace, @PathVariable String name) {
        return calls.status(named(workspace, name));
    }

    @PostMapping("/{name}/cancel")
    DesignerJob cancel(@PathVariable String workspace, @PathVariable String name) {
        return calls.cancel(named(workspace, name));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String workspace, @PathVariable String name) throws IOException {
        calls.delete(named(workspace, name));
    }

    @GetMapping("/{name}/logs")
    LogPage logs(@PathVariable String workspace, @PathVariable String name, HttpServletRequest request) {
        return calls.logs(named(workspace, name), request);
    }

    private JobRef named(String workspace, String name) {
        requests.requireWorkspace(workspace);
        return new JobRef.Named(workspace, name);
    }
}
