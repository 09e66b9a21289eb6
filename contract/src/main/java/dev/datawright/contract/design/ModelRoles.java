package dev.datawright.contract.design;

import java.util.List;

/// The roles of models, which are the names that the gateway knows them by.
///
/// A design names a role and never a model or an address; which model plays it is the gateway's configuration alone.
public final class ModelRoles {

    /// Talks with the person and designs: the agent's.
    public static final String DESIGNER = "designer";

    /// Writes texts and structured values.
    public static final String WRITER = "writer";

    /// Writes code.
    public static final String CODER = "coder";

    /// Gives marks.
    public static final String JUDGE = "judge";

    /// Makes vectors of texts, and answers no chat.
    public static final String EMBEDDER = "embedder";

    /// What a column may name as its model.
    public static final List<String> OF_COLUMNS = List.of(WRITER, CODER, JUDGE, EMBEDDER);

    /// What a gateway must have.
    public static final List<String> ALL = List.of(DESIGNER, WRITER, CODER, JUDGE, EMBEDDER);

    private ModelRoles() {}
}
