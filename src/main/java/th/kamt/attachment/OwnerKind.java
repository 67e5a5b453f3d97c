package th.kamt.attachment;

/** What a file can be attached to. Who may see that, its module asks. */
public enum OwnerKind {
    ACTIVITY
}
