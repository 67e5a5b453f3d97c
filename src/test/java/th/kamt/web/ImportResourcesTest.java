package th.kamt.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import th.kamt.customer.CustomerLines;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.AccessControl;
import th.kamt.support.ImportContext;
import th.kamt.support.ImportTest;

@ImportTest
@WebAppConfiguration
@ContextConfiguration(classes = {ImportContext.class, ImportResourcesTest.Web.class})
class ImportResourcesTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String UNITS = """
            code,name,kind,office_class,parent_code
            HQ,สำนักงานใหญ่,HQ,,
            A1,ภาค 1,AREA,,HQ
            N2,กฟน.2,REGION,,A1
            N2-BT,กฟอ.บึงทอง,OFFICE,2,N2
            """;

    @EnableWebMvc
    @ComponentScan(
            basePackages = "th.kamt",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                "th\\.kamt\\.organization\\.web\\.(OrganizationImportResource|ImportErrorsResource)",
                                "th\\.kamt\\.customer\\.web\\.CustomerImportResource",
                                "th\\.kamt\\.web\\.(ProblemAdvice|LostRaceAdvice)"
                            }))
    static class Web {

        @Bean
        AccessControl accessControl() {
            return mock(AccessControl.class);
        }

        /** As {@code spring.web.locale: th} does. */
        @Bean
        LocaleResolver localeResolver() {
            AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
            resolver.setDefaultLocale(Locale.forLanguageTag("th"));
            return resolver;
        }
    }

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private AccessControl access;

    @Autowired
    private JdbcTemplate jdbc;

    private MockMvc mvc;

    @BeforeEach
    void anAdministratorAndNoData() {
        ImportContext.wipe(jdbc);
        reset(access);
        given(access.currentPerson()).willReturn("E01");
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void importsAnswerWithTheirCounts() throws Exception {
        mvc.perform(csv("/api/organization/units", UNITS))
                .andExpect(status().isOk())
                .andExpect(header().string("Kamt-Detected-Encoding", "UTF-8"))
                .andExpect(content().json("{\"accepted\":4,\"changed\":4}", JsonCompareMode.STRICT));
        mvc.perform(csv("/api/organization/employees", """
                        employee_id,name,position_code,unit_code,division,employed_on,kamr_trained_on,roles,email
                        E01,นายก,ผจก.,N2-BT,,2010-05-01,,office-manager,
                        """))
                .andExpect(content().json("{\"accepted\":1,\"changed\":1}", JsonCompareMode.STRICT));
        String customers = CustomerLines.HEADER + CustomerLines.line("020000000001", "1000000001", "");
        mvc.perform(csv("/api/plan-years/2570/customers", customers))
                .andExpect(content().json("{\"accepted\":1,\"changed\":1}", JsonCompareMode.STRICT));
        mvc.perform(csv("/api/plan-years/2570/customers", customers))
                .andExpect(content().json("{\"accepted\":1,\"changed\":0}", JsonCompareMode.STRICT));
    }

    @Test
    void aRefusedFileIsAProblemWithEveryErrorInThai() throws Exception {
        mvc.perform(csv("/api/organization/units", UNITS + "X,,OFFICE,9,NONE\n"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.status").value(422))
                .andExpect(jsonPath("$.errorCount").value(2))
                .andExpect(jsonPath("$.errorsUrl").value(startsWith("/api/import-errors/")))
                .andExpect(jsonPath("$.errors", hasSize(2)))
                .andExpect(jsonPath("$.errors[0].line").value(6))
                .andExpect(jsonPath("$.errors[0].column").value("name"))
                .andExpect(jsonPath("$.errors[0].code").value("tabular.required"))
                .andExpect(jsonPath("$.errors[0].message").value("ต้องระบุ"));
    }

    @Test
    void messagesAreEnglishOnDemandAndThaiForAnyOtherLanguage() throws Exception {
        String wrong = UNITS + "X,x,OFFICE,9,N2\n";

        mvc.perform(csv("/api/organization/units", wrong).header("Accept-Language", "en-GB,en;q=0.9"))
                .andExpect(jsonPath("$.errors[0].message").value("The class of an office is 1, 2 or 3, not \"9\""));
        mvc.perform(csv("/api/organization/units", wrong).header("Accept-Language", "fr"))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("ชั้นของ กฟฟ.")));
    }

    @Test
    void theErrorReportIsForItsUploaderAlone() throws Exception {
        MvcResult refused = mvc.perform(csv("/api/organization/units", UNITS + "X,x,OFFICE,9,N2\n"))
                .andReturn();
        String url = JsonPath.read(refused.getResponse().getContentAsString(), "$.errorsUrl");

        mvc.perform(get(url).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(
                        content().string(startsWith("line,column,code,message\r\n6,office_class,organization.unit.o")));

        given(access.currentPerson()).willReturn("E02");
        mvc.perform(get(url))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void aCommonEraYearIsRefusedWithTheYearMeant() throws Exception {
        mvc.perform(csv("/api/plan-years/2026/customers", CustomerLines.HEADER).header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.detail").value("Year 2026 is in the Common Era. Did you mean B.E. 2569?"))
                .andExpect(jsonPath("$.errors[0].code").value("calendar.year.commonEra"));
    }

    @ParameterizedTest
    @CsvSource({"/api/organization/units", "/api/organization/employees", "/api/plan-years/2570/customers"})
    void importsAreForAdministrators(String path) throws Exception {
        willThrow(new ForbiddenException(new Message("web.problem.forbidden")))
                .given(access)
                .requireAdminister();

        mvc.perform(csv(path, "x"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.title").value("ไม่มีสิทธิ"));
    }

    @Test
    void whoeverLosesARaceIsToldToTryAgain() throws Exception {
        willThrow(new CannotAcquireLockException("deadlock")).given(access).requireAdminister();

        mvc.perform(csv("/api/organization/units", "x"))
                .andExpect(status().isConflict())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.errors[0].code").value("workflow.lostRace"));
    }

    @Test
    void aBodyAnnouncedAsAGigabyteIsRefusedUnread() throws Exception {
        mvc.perform(csv("/api/organization/units", "x").with(request -> {
                    MockHttpServletRequest large =
                            new MockHttpServletRequest(
                                    request.getServletContext(), request.getMethod(), request.getRequestURI()) {
                                @Override
                                public long getContentLengthLong() {
                                    return 1L << 30;
                                }
                            };
                    large.setContentType("text/csv");
                    return large;
                }))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value("ไฟล์ใหญ่เกิน 100 MB"));
    }

    @Test
    void onlyCsvAndExcelAreTaken() throws Exception {
        mvc.perform(put("/api/organization/units")
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(put("/api/organization/units").contentType(XLSX).content("PK\u0003\u0004torn"))
                .andExpect(jsonPath("$.errors[0].code").value("tabular.xlsx.unreadable"));
    }

    @Test
    void aCharacterSetInTheContentTypeDoesNotMatter() throws Exception {
        mvc.perform(put("/api/organization/units")
                        .contentType("text/csv;charset=utf-8")
                        .content(UNITS.getBytes(Charset.forName("x-windows-874"))))
                .andExpect(status().isOk())
                .andExpect(header().string("Kamt-Detected-Encoding", "windows-874"));
    }

    @Test
    void oneErrorIsNotCountedAsSeveral() throws Exception {
        mvc.perform(csv("/api/organization/units", UNITS.replace("REGION", "REGIO"))
                        .header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errorCount").value(1))
                .andExpect(jsonPath("$.detail")
                        .value("One error found, nothing was changed. Mend it and import the whole file again"));
    }

    @Test
    void aConflictIs409() throws Exception {
        willThrow(new ConflictException(new Message("web.problem.conflict")))
                .given(access)
                .requireAdminister();

        mvc.perform(csv("/api/organization/units", UNITS)).andExpect(status().isConflict());
    }

    private static MockHttpServletRequestBuilder csv(String path, String content) {
        return put(path).contentType("text/csv").content(content.getBytes(StandardCharsets.UTF_8));
    }
}
