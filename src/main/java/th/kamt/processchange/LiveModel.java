package th.kamt.processchange;

/**
 * A file as it is live: a model, a table, or a form, which is live with the process that shows it.
 *
 * @param file         its name
 * @param key          process id, or the decisions' ids separated by commas
 * @param definitionId of the definition that stands for it
 * @param version      the definition's
 * @param byRelease    whether it is as a release of the application brought it
 */
@SuppressWarnings("ArrayRecordComponent") // Files are compared by their bytes, never as records.
public record LiveModel(String file, byte[] content, String key, String definitionId, int version, boolean byRelease) {}
