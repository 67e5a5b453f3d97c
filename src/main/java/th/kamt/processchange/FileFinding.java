package th.kamt.processchange;

import th.kamt.modelcheck.ModelFinding;

/** What is wrong with one of the files of a change; {@code file} is empty if it is about the change itself. */
public record FileFinding(String file, ModelFinding finding) {}
