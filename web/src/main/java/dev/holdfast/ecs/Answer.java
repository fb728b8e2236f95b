package dev.holdfast.ecs;

/** What an action answers, in the API's names; the request id is put beside it. */
interface Answer {}
