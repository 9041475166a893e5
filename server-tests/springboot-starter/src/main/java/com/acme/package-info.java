/** An application of Spring Boot behind Spring Security. */
package com.acme;
