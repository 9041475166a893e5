/** What Jersey's Netty container shows its own package only. */
package org.glassfish.jersey.netty.httpserver;
