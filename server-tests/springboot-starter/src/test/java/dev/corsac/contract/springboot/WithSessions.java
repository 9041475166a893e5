package dev.corsac.contract.springboot;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;

/** A login page, sessions, CSRF tokens, and CORS of Spring's own for another origin. */
@Configuration
class WithSessions {
  static final String OF_SPRING = "https://other.example";

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    CorsConfiguration ofSpring = new CorsConfiguration();
    ofSpring.setAllowedOrigins(List.of(OF_SPRING, "https://shop.example.com"));
    ofSpring.setAllowedMethods(List.of("GET", "PUT"));
    ofSpring.setAllowCredentials(true);
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(Customizer.withDefaults())
        .cors(cors -> cors.configurationSource(request -> ofSpring))
        .build();
  }
}
