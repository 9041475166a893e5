/** What the guide shows. */
package com.acme;
