package th.kamt.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import th.kamt.message.Texts;

/** What the engine is told beyond {@code application.yml}: guards, passwords, authorizations, and order of start and stop. */
@Configuration(proxyBeanMethods = false)
class EngineSettings {

    private static final int SECONDS_FOR_RUNNING_JOBS = 60;

    /** The engine checks its schema when it is built: Flyway first. */
    @Bean
    static BeanFactoryPostProcessor engineAfterFlyway() {
        return factory -> {
            if (factory.containsBeanDefinition("processEngineFactoryBean")) {
                factory.getBeanDefinition("processEngineFactoryBean").setDependsOn("flywayInitializer");
            }
        };
    }

    @Bean
    ProcessEnginePlugin guards(
            ApplicationContext context,
            TaskContract contract,
            ObjectProvider<TaskCompletionRule> rules,
            JdbcTemplate jdbc,
            ObjectProvider<Texts> texts,
            @Value("${kamt.password.bcrypt-cost}") int cost,
            @Value("${kamt.password.min-length}") int minLength) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setExpressionManager(new GuardedExpressionManager(context, new ProcessBeans(context)));
                List<BpmnParseListener> parsing = new ArrayList<>();
                if (engine.getCustomPreBPMNParseListeners() != null) {
                    parsing.addAll(engine.getCustomPreBPMNParseListeners());
                }
                parsing.add(new PickedListeners(engine.getExpressionManager()));
                engine.setCustomPreBPMNParseListeners(parsing);
                engine.setPasswordEncryptor(new BcryptPasswordEncryptor(cost));
                engine.setFailedJobCommandFactory(new JobsAfterLostRaces());
                engine.setResourceAuthorizationProvider(new UnitTaskAuthorizations());
                engine.setCustomPreCommandInterceptorsTxRequired(
                        with(engine.getCustomPreCommandInterceptorsTxRequired(), new OutermostInterceptor(texts)));
                TaskRights rights = new TaskRights(jdbc);
                engine.setCustomPostCommandInterceptorsTxRequired(with(
                        engine.getCustomPostCommandInterceptorsTxRequired(), new TaskGuard(contract, rules, rights)));
                engine.setCustomPostCommandInterceptorsTxRequiresNew(with(
                        engine.getCustomPostCommandInterceptorsTxRequiresNew(),
                        new TaskGuard(contract, rules, rights)));
                DefaultPasswordPolicyImpl policy = new DefaultPasswordPolicyImpl();
                policy.getRules().clear();
                policy.getRules().add(new PasswordRule(minLength));
                engine.setPasswordPolicy(policy);
                engine.setEnablePasswordPolicy(true);
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                ((MapBusinessCalendarManager) engine.getBusinessCalendarManager())
                        .addBusinessCalendar(CycleBusinessCalendar.NAME, new EndingCycles());
            }
        };
    }

    private static List<CommandInterceptor> with(List<CommandInterceptor> others, CommandInterceptor own) {
        List<CommandInterceptor> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(own);
        return all;
    }

    /** The starter's own interrupts running jobs when the application stops; this one lets them finish. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
    ThreadPoolTaskExecutor camundaTaskExecutor(CamundaBpmProperties properties) {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(properties.getJobExecution().getCorePoolSize());
        executor.setMaxPoolSize(properties.getJobExecution().getMaxPoolSize());
        executor.setQueueCapacity(properties.getJobExecution().getQueueCapacity());
        executor.setThreadNamePrefix("job-");
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(SECONDS_FOR_RUNNING_JOBS);
        // Else Spring would close it to new jobs while the engine goes on taking some.
        executor.setAcceptTasksAfterContextClose(true);
        return executor;
    }

    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
    JobsAtStop jobsAtStop(
            @Qualifier("camundaTaskExecutor") ThreadPoolTaskExecutor threads,
            ProcessEngineConfigurationImpl engine,
            JdbcTemplate jdbc) {
        return new JobsAtStop(threads, engine, jdbc, SECONDS_FOR_RUNNING_JOBS);
    }
}
