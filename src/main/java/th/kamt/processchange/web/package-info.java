/** Changes of models and tables by REST and on pages. */
package th.kamt.processchange.web;
