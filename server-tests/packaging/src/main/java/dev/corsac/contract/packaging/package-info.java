/** The sample as users package it, and servers that run as processes of their own. */
package dev.corsac.contract.packaging;
