package th.kamt.organization;

/**
 * A unit of the utility.
 *
 * @param code        {@code [A-Z0-9-]{1,20}}
 * @param officeClass 1 to 3 for an OFFICE, else {@code null}
 * @param parentCode  {@code null} for HQ only
 * @param path        the codes from HQ down to this unit, each between slashes: {@code /HQ/A1/N2/N2-BT/}
 * @param regionCode  the region it lies in or is; {@code null} for HQ and AREA
 * @param provinceCode the pilot province it lies in or is; else {@code null}
 */
public record Unit(
        String code,
        String name,
        UnitKind kind,
        Integer officeClass,
        String parentCode,
        String path,
        String regionCode,
        String provinceCode) {

    /** Whether {@code other} is this unit or stands under it. */
    public boolean contains(Unit other) {
        return other.path.startsWith(path);
    }
}
