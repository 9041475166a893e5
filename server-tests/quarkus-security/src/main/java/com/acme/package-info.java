/** An application behind authentication. */
package com.acme;
