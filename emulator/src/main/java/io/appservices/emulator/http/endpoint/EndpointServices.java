package io.appservices.emulator.http.endpoint;

import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.endpoint.DataApiService;
import io.appservices.emulator.service.endpoint.EndpointService;
import io.appservices.emulator.service.endpoint.WebhookService;
import io.appservices.emulator.service.function.CurrentRequests;

/** The use-cases behind endpoints, the Data API and webhooks. */
public record EndpointServices(
    AppService apps,
    EndpointService endpoints,
    DataApiService dataApi,
    WebhookService webhooks,
    CurrentRequests requests,
    Ids ids) {}
