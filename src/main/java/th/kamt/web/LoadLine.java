package th.kamt.web;

/**
 * A KAMR's line in the picture of loads.
 *
 * @param anchor    id of the line, e.g. {@code k-3}
 * @param note      position, or what is missing
 * @param noteIsBad whether the note names something that must be mended
 * @param mix       e.g. {@code 4 Strategic · 6 Star · 5 Status}
 */
public record LoadLine(String anchor, String name, String note, boolean noteIsBad, String mix, LoadBar bar) {}
