package dev.corsac.contract.springboot;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** A resource server that takes tokens of a key it has itself, without a hole for OPTIONS. */
@Configuration
class BearerTokens {
  private static final SecretKey KEY = key(1);

  private static SecretKey key(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  @Bean
  JwtDecoder decoder() {
    return NimbusJwtDecoder.withSecretKey(KEY).macAlgorithm(MacAlgorithm.HS256).build();
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(request -> request.getRequestURI().endsWith("/audit"))
                .hasAuthority("SCOPE_audit")
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .csrf(csrf -> csrf.disable())
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** The header line with a token. */
  static String authorization(Token token) {
    return "Authorization: Bearer " + token.text();
  }

  /** Tokens as clients send them. */
  enum Token {
    /** May read orders. */
    VALID {
      @Override
      String text() {
        return signed(KEY, Instant.now().plusSeconds(600));
      }
    },
    EXPIRED {
      @Override
      String text() {
        return signed(KEY, Instant.now().minusSeconds(600));
      }
    },
    FORGED {
      @Override
      String text() {
        return signed(key(2), Instant.now().plusSeconds(600));
      }
    },
    MALFORMED {
      @Override
      String text() {
        return "no.token";
      }
    };

    abstract String text();

    private static String signed(SecretKey key, Instant end) {
      JwtClaimsSet claims =
          JwtClaimsSet.builder()
              .subject("ann")
              .claim("scope", "orders")
              .issuedAt(end.minusSeconds(600))
              .expiresAt(end)
              .build();
      JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
      return new NimbusJwtEncoder(new ImmutableSecret<>(key))
          .encode(JwtEncoderParameters.from(header, claims))
          .getTokenValue();
    }
  }
}
