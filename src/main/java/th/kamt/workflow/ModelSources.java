package th.kamt.workflow;

/** Who deployed a model: the source of its deployment. */
public final class ModelSources {

    /** A release of the application, at its start. */
    public static final String RELEASE = "release";
    /** The process owner, through the application's own way. */
    public static final String PROCESS_CHANGE = "process-change";

    private ModelSources() {}
}
