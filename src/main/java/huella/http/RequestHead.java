package huella.http;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * What decides about an answer from memory, out of a request that is a plain GET or HEAD over HTTP/1.1: no condition
 * but If-None-Match, no part of an answer, no credentials in Authorization, no body. Cookies make no difference to what
 * anyone may read.
 *
 * @param address path and query as they were sent, without the version
 * @param version that the address names, or {@link #NO_VERSION}
 */
record RequestHead(boolean isHead, String address, long version, Headers headers) implements KeptAnswers.Asked {

    static final long NO_VERSION = Long.MIN_VALUE;

    /** No browser sends more; an answer for each of somebody's long texts is not worth its memory. */
    private static final int LONGEST_NEGOTIATION = 500;

    private static final String VERSION = AddressVersion.NAME + "=";

    /**
     * The headers that count.
     *
     * @param taken how the content may be packed
     * @param ifNoneMatch null when it is not there
     * @param accept empty when it is not there, as is the language
     * @param origin scheme, host and port, made when they are asked for
     */
    record Headers(Codings taken, String ifNoneMatch, String accept, String language, Supplier<String> origin) {}

    /** Null when it is another kind of request. */
    static RequestHead of(Request request) {
        boolean isHead = HttpMethod.HEAD.is(request.getMethod());
        if (!isHead && !HttpMethod.GET.is(request.getMethod())
                || request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
            return null;
        }
        Headers headers = headers(request);
        return headers == null ? null : of(isHead, request.getHttpURI().getPathQuery(), headers);
    }

    /**
     * @param target path and query
     * @return null when the version in it is none, or there are two: the routes say what is wrong
     */
    static RequestHead of(boolean isHead, String target, Headers headers) {
        int query = target.indexOf('?');
        int at = query < 0 ? -1 : versionAt(target, query);
        if (at < 0) {
            return new RequestHead(isHead, target, NO_VERSION, headers);
        }
        int end = target.indexOf('&', at);
        end = end < 0 ? target.length() : end;
        long version = AddressVersion.digits(target, at + VERSION.length(), end);
        if (version < 0 || versionAt(target, at) >= 0) {
            return null;
        }
        // Without the sign before it, or, when something follows, without the one behind it.
        String address = end == target.length()
                ? target.substring(0, at - 1)
                : target.substring(0, at) + target.substring(end + 1);
        return new RequestHead(isHead, address, version, headers);
    }

    /** Where a parameter of this name begins, behind a position; negative when there is none. */
    private static int versionAt(String target, int behind) {
        for (int at = target.indexOf(VERSION, behind + 1); at >= 0; at = target.indexOf(VERSION, at + 1)) {
            char before = target.charAt(at - 1);
            if (before == '&' || before == '?') {
                return at;
            }
        }
        return -1;
    }

    private static Headers headers(Request request) {
        String encoding = null;
        String ifNoneMatch = null;
        String accept = null;
        String language = null;
        for (HttpField field : request.getHeaders()) {
            HttpHeader header = field.getHeader();
            if (header == null) {
                continue;
            }
            // What is given twice is read by the routes.
            switch (header) {
                case ACCEPT_ENCODING -> {
                    if (encoding != null) {
                        return null;
                    }
                    encoding = field.getValue();
                }
                case IF_NONE_MATCH -> {
                    if (ifNoneMatch != null) {
                        return null;
                    }
                    ifNoneMatch = field.getValue();
                }
                case ACCEPT -> {
                    if (accept != null) {
                        return null;
                    }
                    accept = field.getValue();
                }
                case ACCEPT_LANGUAGE -> {
                    if (language != null) {
                        return null;
                    }
                    language = field.getValue();
                }
                default -> {
                    // An upgrade that Jetty did not make is not made: the request is what it is without.
                    if (HeadReader.isForTheRoutes(header) && header != HttpHeader.UPGRADE) {
                        return null;
                    }
                }
            }
        }
        return new Headers(
                Codings.of(encoding),
                ifNoneMatch,
                accept == null ? "" : accept,
                language == null ? "" : language,
                () -> origin(
                        request.getHttpURI().getScheme(),
                        Request.getServerName(request),
                        Request.getServerPort(request)));
    }

    static String origin(String scheme, String host, int port) {
        return scheme + "://" + host + ":" + port;
    }

    /** Whether the answer to it may be kept for others: an address that can be read in one way only. */
    boolean mayBeKept() {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        return path.startsWith("/")
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0
                && !path.contains("//")
                && !path.contains("/.")
                && accept().length() + language().length() <= LONGEST_NEGOTIATION;
    }

    @Override
    public String origin() {
        return headers.origin().get();
    }

    @Override
    public String accept() {
        return headers.accept();
    }

    @Override
    public String language() {
        return headers.language();
    }
}
