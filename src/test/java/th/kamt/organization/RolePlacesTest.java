package th.kamt.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolePlacesTest {

    /** Clause 4, table "Who", column "sits at"; D-1 for a centre's own manager, R-KAMR-7 and R-KAMR-8 for the pilot. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deputy-governor-area         | AREA
            deputy-governor-business     | HQ
            assistant-governor-region    | REGION
            director-engineering-service | REGION
            director-crm                 | HQ
            director-engineering-hq      | HQ
            chief-customer-service       | REGION
            chief-crm-business           | HQ
            chief-hrd                    | HQ
            chief-it-service             | HQ
            office-manager               | OFFICE PILOT_CENTER
            province-ceo                 | PILOT_PROVINCE
            province-service-manager     | PILOT_PROVINCE
            senior-kamr                  | OFFICE PILOT_PROVINCE PILOT_CENTER
            kamr                         | HQ REGION OFFICE PILOT_CENTER NETWORK
            section-head                 | OFFICE PILOT_CENTER
            network-unit                 | NETWORK
            """)
    void aRoleSitsWhereTheManualSaysAndNowhereElse(String role, String kinds) {
        String fitting = Arrays.stream(UnitKind.values())
                .filter(kind -> RolePlaces.fits(Role.byId(role).orElseThrow(), kind))
                .map(Enum::name)
                .collect(Collectors.joining(" "));

        assertThat(fitting).isEqualTo(kinds);
    }
}
