// Made from openapi.json by openapi-typescript. Do not edit.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where to go
         * @description A few lines that can be pasted.
         */
        get: operations["start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description OpenAPI 3.1.
         */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives
         * @description Looks at nothing else.
         */
        get: operations["livez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether calls can be served
         * @description The store answers, whatever runs the actions gives signs of life, and we are not about to end.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description With a token that is not limited to servers: the figures name them.
         *
         *     Needs the scope read.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the profiles
         * @description By id: those that came with Unjam, those of the profiles folder, and those that were PUT.
         *
         *     Needs the scope read.
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{profile}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a profile
         * @description As it can be PUT again under another id.
         *
         *     Needs the scope read.
         */
        get: operations["getProfile"];
        /**
         * Add or change a profile of your own
         * @description For a product that Unjam never heard of. Every fault is told with its place.
         *
         *     Needs the scope admin.
         */
        put: operations["putProfile"];
        post?: never;
        /**
         * Remove a profile of your own
         * @description Refused while a server uses it. Open jobs work on their own copy.
         *
         *     Needs the scope admin.
         */
        delete: operations["deleteProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the registered servers
         * @description By name.
         *
         *     Needs the scope read.
         */
        get: operations["listServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a registration
         * @description Secrets are never returned, not even the names of their files.
         *
         *     Needs the scope read.
         */
        get: operations["getServer"];
        /**
         * Register a server, or change its registration
         * @description What a registration says may run commands on a host. While a job is open nothing but a secret can be changed: the job works on its own copy.
         *
         *     Needs the scope admin.
         */
        put: operations["putServer"];
        post?: never;
        /**
         * Remove a server
         * @description Its jobs stay. Refused while one is open.
         *
         *     Needs the scope admin.
         */
        delete: operations["deleteServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove each capability of the connection
         * @description Changes nothing, unless `{"rehearse": true}` asks for a rehearsal: on a dummy file, which is removed again, and with the `probe` of the server. The service is never stopped for it, and none is made: the right to one of another name would prove nothing. That needs the scope `operate`.
         *
         *     Needs the scope diagnose.
         */
        post: operations["checkServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/diagnose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a server: what is the matter, and who is suspect
         * @description Changes nothing. The state of the service, its events, the inventory of the spool, malformed messages and files in use, ending in a verdict, ranked suspects and the next action with its reason.
         *
         *     Needs the scope diagnose.
         */
        post: operations["diagnose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/diagnoses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was seen before
         * @description Earlier diagnoses of a server, the newest first.
         *
         *     Needs the scope read.
         */
        get: operations["listDiagnoses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop the service, and prove it down
         * @description Step 1. Asks for an orderly stop, kills after the profile’s patience, and makes the service unstartable by others until the end. Opens a recovery if none is open; a healthy server is 409 `nothing-wrong`.
         *
         *     Needs the scope operate.
         */
        post: operations["stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the spool aside, so that new mail flows
         * @description Steps 2 to 6. Moves the messages into holding, sets the index aside, starts the service and observes it. If it falls twice with an empty spool the recovery is `escalated`: the spool is not to blame.
         *
         *     Needs the scope operate.
         */
        post: operations["quarantine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/next-bisect-round": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release the next set of messages and see
         * @description Step 7. Releases a set, starts the service, observes, judges. After a fall the service is started again without that set before the answer comes. With `round` a repeated call never starts another round.
         *
         *     Needs the scope operate.
         */
        post: operations["nextBisectRound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/finalize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return the good messages, set the poison apart, close
         * @description The end of step 7. Returns every cleared message, leaves the poison in a folder that nothing reads, tests the normal operation and closes the ledger.
         *
         *     Needs the scope operate.
         */
        post: operations["finalize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo: every message back where it was
         * @description At any point. Known poison stays out unless `"poison": "back"` asks for it.
         *
         *     Needs the scope operate.
         */
        post: operations["abort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a recovery that was mended by hand
         * @description Accounts for what is where and moves nothing.
         *
         *     Needs the scope operate.
         */
        post: operations["close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over what another Unjam or a person began
         * @description Builds a recovery from the manifest on the host, or from a folder in which somebody had begun.
         *
         *     Needs the scope operate.
         */
        post: operations["adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do all the steps to the end
         * @description Drives the other actions by itself, short roads first. Can be paused, taken over by hand and aborted.
         *
         *     Needs the scope operate.
         */
        post: operations["recover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/recover/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause `recover` at the next safe point
         * @description The job stays as it is; every manual step is allowed while it is paused.
         *
         *     Needs the scope operate.
         */
        post: operations["pauseRecover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/recover/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let `recover` go on
         * @description From where the recovery stands now, whatever was done by hand meanwhile.
         *
         *     Needs the scope operate.
         */
        post: operations["resumeRecover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/rounds/{n}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the verdict of a round by hand
         * @description Everything that followed from the old verdict is derived anew; nothing moves.
         *
         *     Needs the scope operate.
         */
        put: operations["correctVerdict"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/job/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a note for whoever takes over
         * @description Kept with the open recovery, with the time and the name of the token.
         *
         *     Needs the scope operate.
         */
        post: operations["leaveNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/job/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The step that waits for a person, as a script
         * @description Of a server with the connection `manual`. Run it on the host, and POST its output unchanged to `…/job/observation`. The answer is the script itself, whatever form is asked for.
         *
         *     Needs the scope operate.
         */
        get: operations["getPendingScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/job/observation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what came of the pending step
         * @description The output of its script, unchanged (any content type but JSON), or JSON. The action goes on: the answer is the job when it has ended, or as soon as it needs the next step.
         *
         *     Needs the scope operate.
         */
        post: operations["reportObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/job": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open job of a server, else the last one
         * @description With `exitcode=1` and in text the last line is `EXIT n`: 0 healthy (and looked at within the last minute, else it looks), 1 work to do, 2 a person is needed, 3 working. That works without a job, too: what waits for approval needs a person.
         *
         *     Needs the scope read.
         */
        get: operations["getServerJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List recoveries
         * @description The newest first.
         *
         *     Needs the scope read.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one recovery
         * @description Always 200 with how it stands; a failure while it runs is in `trouble`.
         *
         *     Needs the scope read.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rounds of a recovery
         * @description In their order, with verdict and evidence.
         *
         *     Needs the scope read.
         */
        get: operations["listRounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/rounds/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One round
         * @description With verdict and evidence.
         *
         *     Needs the scope read.
         */
        get: operations["getRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of a recovery
         * @description Every message that was seen, and what became of it.
         *
         *     Needs the scope read.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/messages/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message
         * @description Its account, never its content.
         *
         *     Needs the scope read.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        /**
         * Delete a message that was set apart, for ever
         * @description Once its recovery is closed. Its line in the ledger stays, so that the account still adds up: it is counted as set apart, and says who deleted it, when and why.
         *
         *     Needs the scope poison.
         */
        delete: operations["deletePoison"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/messages/{message}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a message that is set apart
         * @description For the vendor. As it lies on the host; of a message that is a folder or several files, a tar archive. Each download is in the audit and in the events of the job.
         *
         *     Needs the scope poison.
         */
        get: operations["getPoisonContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/messages/{message}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a message that was set apart back into its queue
         * @description Once its recovery is closed. The service is brought down for the move; one that ran is started again and watched, and when it falls the message is set apart again. 409 `name-taken` while new mail bears its name.
         *
         *     Needs the scopes operate and poison.
         */
        post: operations["putPoisonBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened in a recovery
         * @description With `Accept: text/event-stream` a stream of Server-Sent Events that ends with the job and goes on after `Last-Event-ID`; else pages, the oldest first. An id that this job has not reached, since it is of another store, is answered with the event `reset` and all events anew.
         *
         *     Needs the scope read.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of a recovery
         * @description What was done, what was found, what became of the messages. As JSON, text or a static page.
         *
         *     Needs the scope read.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/servers/{server}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of the open recovery of a server, else of its last one
         * @description The same without the id of the job at hand.
         *
         *     Needs the scope read.
         */
        get: operations["getServerReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of one message
         * @description Over all jobs, the newest first. At least one of `messageId`, `name` and `sha256` is needed.
         *
         *     Needs the scope read.
         */
        get: operations["findMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits, or waited, for a second token
         * @description The newest first.
         *
         *     Needs the scope read.
         */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request for approval
         * @description What was asked for, by whom, and what became of it.
         *
         *     Needs the scope read.
         */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm what another token asked for
         * @description Begins the action and answers as it would have. Not with the token that asked. If nothing could be begun the request stays, to be confirmed again.
         *
         *     Needs the scope operate.
         */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse what a token asked for, or take it back
         * @description With any token that may operate the server, also that which asked.
         *
         *     Needs the scope operate.
         */
        post: operations["refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tokens
         * @description In the order of their making. The tokens themselves are not kept, so they cannot be shown.
         *
         *     Needs the scope admin.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token
         * @description The answer holds the token, and nothing else ever does: what is stored is a hash of it.
         *
         *     Needs the scope admin.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a token back
         * @description It opens nothing from then on, and ends its open streams within a minute.
         *
         *     Needs the scope admin.
         */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhooks
         * @description In the order of their making, all on one page: there are at most 50.
         *
         *     Needs the scope admin.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have somebody told what happens
         * @description Only what happens from now on. The answer holds the secret by which the receiver proves that a message is ours; it is not shown again.
         *
         *     Needs the scope admin.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook
         * @description Its secret is never returned.
         *
         *     Needs the scope admin.
         */
        get: operations["getWebhook"];
        /**
         * Change a webhook
         * @description What is not said stays as it is. `{"enabled": true}` wakes one that was disabled.
         *
         *     Needs the scope admin.
         */
        put: operations["putWebhook"];
        post?: never;
        /**
         * Remove a webhook
         * @description With the log of its deliveries; what still waits is not sent.
         *
         *     Needs the scope admin.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent to a webhook
         * @description The newest first, with every attempt; kept for 30 days.
         *
         *     Needs the scope admin.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery
         * @description With every attempt.
         *
         *     Needs the scope admin.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description For a day messages are signed with the old one too, so that none is refused meanwhile.
         *
         *     Needs the scope admin.
         */
        post: operations["rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to a webhook
         * @description At once and once, disabled or not. The answer says what came of it.
         *
         *     Needs the scope admin.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again
         * @description Under its old id, in a moment, and by the list of pauses if that fails.
         *
         *     Needs the scope admin.
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/alertmanager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take alerts of Alertmanager
         * @description For a `webhook_config`. Answered at once; a firing alert then diagnoses the server that its label `server` names, or does what `onAlert` of its registration says. Alerts told again are counted, those that are raised while a recovery is open are our own doing and begin nothing.
         *
         *     Needs the scope diagnose.
         */
        post: operations["takeAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was told by monitoring
         * @description The newest first, with what came of each; kept for 30 days after it was last told.
         *
         *     Needs the scope read.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/slack/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of Slack
         * @description By id.
         *
         *     Needs the scope admin.
         */
        get: operations["listSlackUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/slack/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a user of Slack may do
         * @description Here, not in Slack.
         *
         *     Needs the scope admin.
         */
        get: operations["getSlackUser"];
        /**
         * Say what a user of Slack may do
         * @description By the ids of user and workspace, which Slack signs; a display name can be anybody’s.
         *
         *     Needs the scope admin.
         */
        put: operations["putSlackUser"];
        post?: never;
        /**
         * Take a user of Slack off the list
         * @description From then on the user may nothing here.
         *
         *     Needs the scope admin.
         */
        delete: operations["deleteSlackUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every call that acted or was refused
         * @description The newest first, with token, reason, address and request id.
         *
         *     Needs the scope admin.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the record is as it was written
         * @description Each row carries a hash of itself and of the row before it, so that a removed or changed one shows. Note `head` somewhere else and give it back later: then a record that was rewritten as a whole shows, too.
         *
         *     Needs the scope admin.
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/slack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a slash command of Slack
         * @description Signed by Slack over the body as it came (`X-Slack-Signature`), at most five minutes old, and taken once. What the user may do is said by `PUT /v1/hooks/slack/users/{user}`.
         *
         *     Needs the scope read.
         */
        post: operations["slackCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "job.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.opened
         * @description A recovery was opened; `details.sentence` says what was seen.
         */
        post: operations["onJobOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.person-needed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.person-needed
         * @description Nothing goes on without a person; `details.saying` says why.
         */
        post: operations["onJobPersonNeeded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.forgotten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.forgotten
         * @description Mail lies in holding and nobody has moved for 30 minutes; once for each such half hour.
         */
        post: operations["onJobForgotten"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.taken-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.taken-over
         * @description Another process took the recovery up, after a restart.
         */
        post: operations["onJobTakenOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.note
         * @description Somebody left a note for whoever takes over.
         */
        post: operations["onJobNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "round.judged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: round.judged
         * @description A round was played: its number, its verdict, how much was released and taken.
         */
        post: operations["onRoundJudged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "round.corrected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: round.corrected
         * @description A verdict was changed by hand.
         */
        post: operations["onRoundCorrected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "action.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: action.started
         * @description An action began.
         */
        post: operations["onActionStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "action.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: action.ended
         * @description An action ended well.
         */
        post: operations["onActionEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "action.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: action.failed
         * @description An action ended with a problem; `details.code` is its code.
         */
        post: operations["onActionFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "approval.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: approval.requested
         * @description A person is asked to confirm an action with another token, within the time of `details.expiresAt`.
         */
        post: operations["onApprovalRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "approval.given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: approval.given
         * @description An action was confirmed and began.
         */
        post: operations["onApprovalGiven"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "approval.refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: approval.refused
         * @description An action was refused, or taken back by who asked for it.
         */
        post: operations["onApprovalRefused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert.handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: alert.handled
         * @description What came of an alert that monitoring told; `details.outcome` and `details.saying`.
         */
        post: operations["onAlertHandled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: webhook.test
         * @description A test, asked for with `POST /v1/webhooks/{webhook}/test`.
         */
        post: operations["onWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.stopped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.stopped
         * @description The state of a recovery became `stopped`; `details.was` is the one before.
         */
        post: operations["onJobStopped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.quarantined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.quarantined
         * @description The state of a recovery became `quarantined`; `details.was` is the one before.
         */
        post: operations["onJobQuarantined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.bisecting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.bisecting
         * @description The state of a recovery became `bisecting`; `details.was` is the one before.
         */
        post: operations["onJobBisecting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.isolated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.isolated
         * @description The state of a recovery became `isolated`; `details.was` is the one before.
         */
        post: operations["onJobIsolated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.escalated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.escalated
         * @description The state of a recovery became `escalated`; `details.was` is the one before.
         */
        post: operations["onJobEscalated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.stuck
         * @description The state of a recovery became `stuck`; `details.was` is the one before.
         */
        post: operations["onJobStuck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.finalized": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.finalized
         * @description The state of a recovery became `finalized`; `details.was` is the one before.
         */
        post: operations["onJobFinalized"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.aborted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.aborted
         * @description The state of a recovery became `aborted`; `details.was` is the one before.
         */
        post: operations["onJobAborted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "job.closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Told: job.closed
         * @description The state of a recovery became `closed`; `details.was` is the one before.
         */
        post: operations["onJobClosed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AbortBody: {
            /**
             * @description Default `keep`.
             * @enum {string}
             */
            poison?: "keep" | "back";
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
        };
        AdoptBody: {
            /** @description Holding folder, relative to the root. */
            folder?: string;
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
        };
        Alert: {
            id: string;
            fingerprint: string;
            /** @description When it began, as Alertmanager says it. */
            startsAt: string;
            name: string;
            server: string | null;
            /**
             * @description As it was last told.
             * @enum {string}
             */
            status: "firing" | "resolved";
            /** @description How often it was told. */
            times: number;
            /**
             * Format: date-time
             * @description When it was first told.
             */
            firstAt: string;
            /**
             * Format: date-time
             * @description When it was last told.
             */
            lastAt: string;
            /**
             * @description What came of it. `ours`: it began while a recovery was open on its server; `noted`: nothing was to be done.
             * @enum {string}
             */
            outcome: "waiting" | "diagnosed" | "recovering" | "ours" | "noted" | "unknown-server" | "failed";
            /** @description One sentence for people. */
            saying: string;
            job: string | null;
        };
        AlertPage: {
            items: components["schemas"]["Alert"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        AlertmanagerPayload: {
            /** @constant */
            version: "4";
            alerts: ({
                /**
                 * @description Whether it lasts.
                 * @enum {string}
                 */
                status: "firing" | "resolved";
                /** @description `server` names the server that it is about. */
                labels: {
                    [key: string]: string;
                };
                /**
                 * Format: date-time
                 * @description When it began; with the fingerprint it tells one alert from another.
                 */
                startsAt: string;
                /** @description Of its labels. */
                fingerprint: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        AlertsTaken: {
            /** @description Alerts not told before. */
            new: number;
            /** @description Alerts told before. */
            known: number;
        };
        Approval: {
            id: string;
            server: string;
            /**
             * @description What waits.
             * @enum {string}
             */
            action: "stop" | "quarantine" | "next-bisect-round" | "finalize" | "abort" | "close" | "adopt" | "recover";
            /** @description What was said with it. */
            options: {
                [key: string]: unknown;
            };
            waitingFor: "approval" | null;
            /**
             * @description Where it stands.
             * @enum {string}
             */
            state: "pending" | "approved" | "refused" | "expired";
            /** @description Name of the token that asked; any other one with `operate` can confirm. */
            requestedBy: string;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description Until when it can be confirmed.
             */
            expiresAt: string;
            decidedBy: string | null;
            decidedAt: string | null;
            /** @description What can be done now. */
            next: components["schemas"]["Step"][];
        };
        ApprovalPage: {
            items: components["schemas"]["Approval"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        AuditEntry: {
            /** @description Counts up. */
            seq: number;
            /**
             * Format: date-time
             * @description When the call came.
             */
            at: string;
            token: string | null;
            address: string | null;
            requestId: string;
            method: string;
            path: string;
            server: string | null;
            status: number;
            code: string | null;
            reason: string | null;
            /** @description SHA-256 of this row and of the hash before it. */
            hash: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        AuditProof: {
            /** @description Every row is there as it was written. */
            intact: boolean;
            /** @description How many rows from the first one on are as they were written. */
            rows: number;
            head: {
                /** @description Number of the row. */
                seq: number;
                /** @description Its hash. */
                hash: string;
            } | null;
            fault: {
                /** @description Of the first row that does not fit. */
                seq: number;
                /** @description What is wrong. */
                what: string;
            } | null;
        };
        Check: {
            server: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Whether a recovery could be run. */
            ok: boolean;
            lines: {
                capability: string;
                /**
                 * @description What was proved.
                 * @enum {string}
                 */
                state: "ok" | "warning" | "failed";
                detail: string;
            }[];
            queues: {
                name: string;
                messages: number;
                /** @description Bytes. */
                bytes: number;
                examples: string[];
                leftAlone: components["schemas"]["LeftAlone"][];
            }[];
        };
        CheckBody: {
            /** @description Also on a dummy file, which is removed again, and with the test mail of the registration. */
            rehearse?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
        };
        CloseBody: {
            /** @description What was done by hand. */
            because?: string;
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
        };
        Delivery: {
            /** @description The `webhook-id`: the same in every attempt. */
            id: string;
            webhook: string;
            event: number | null;
            /** @description Type of the event. */
            type: string;
            server: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * @description Whether it arrived; `failed` is not tried again by itself.
             * @enum {string}
             */
            state: "waiting" | "delivered" | "failed";
            dueAt: string | null;
            /** @description The newest 50, the newest last. */
            attempts: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                status: number | null;
                error: string | null;
                /** @description How long it took. */
                milliseconds: number;
            }[];
            /** @description As it is sent. */
            body: string;
        };
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        DiagnoseBody: {
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
        };
        Diagnosis: {
            id: string;
            server: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /**
             * @description What is the matter.
             * @enum {string}
             */
            verdict: "healthy" | "jammed" | "wedged" | "down" | "elsewhere" | "unclear";
            /** @description The verdict for people. */
            sentence: string;
            /** @description What the service manager says. */
            service: {
                [key: string]: unknown;
            };
            /** @description What of its health failed. */
            unhealthy: string[];
            events: {
                log: string;
                record: number;
                at: string | null;
                id: number | null;
                means: string;
                name: string | null;
                title: string | null;
            }[];
            unreadable: {
                log: string;
                why: string;
            }[];
            queues: {
                name: string;
                messages: number;
                /** @description Bytes. */
                bytes: number;
                oldestAt: string | null;
                /** @description Some of their names. */
                examples: string[];
                leftAlone: components["schemas"]["LeftAlone"][];
            }[];
            suspects: {
                queue: string;
                name: string;
                /** @description Bytes. */
                size: number;
                score: number;
                why: string[];
            }[];
            /** @description Messages that the wedged service has open. */
            inUse: string[];
            freeBytes: number | null;
            /** @description Watchdogs and automatic restarts that would fight us. */
            rivals: string[];
            notes: string[];
            next: components["schemas"]["Step"][];
        };
        DiagnosisPage: {
            items: components["schemas"]["Diagnosis"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        Event: {
            /** @description Counts up over the whole store; the id of the Server-Sent Event. */
            seq: number;
            job: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description What happened. */
            type: string;
            data: {
                [key: string]: unknown;
            };
            cause: {
                /** @description Name of the token that drove the recovery. */
                who: string;
                reason: string | null;
                /** @description Of the call that led to it. */
                requestId?: string;
                /** @description Of the trace of that call. */
                traceId?: string;
            } | null;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        FinalizeBody: {
            /** @description Ends early, with the suspects set aside. */
            leaveSuspects?: boolean;
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
        };
        FoundMessage: {
            id: string;
            queue: string;
            /** @description Subfolder of the queue; empty where it is not hashed. */
            folder: string;
            /** @description Percent-encoded where it is not UTF-8. */
            name: string;
            /** @description The entries that make it. */
            parts: string[];
            /** @description Bytes, of all parts. */
            size: number;
            /**
             * Format: date-time
             * @description Last change of its content.
             */
            modifiedAt: string;
            sha256: string | null;
            messageId: string | null;
            /**
             * @description Where it is.
             * @enum {string}
             */
            life: "held" | "released" | "taken" | "setAside" | "poison" | "returned" | "unaccounted";
            /**
             * @description What is thought of it.
             * @enum {string}
             */
            thought: "unknown" | "unproven" | "suspect" | "cleared" | "poison";
            /**
             * @description Whether it was there when the job opened.
             * @enum {string}
             */
            origin: "found" | "arrived";
            /**
             * Format: date-time
             * @description When it was first seen.
             */
            seenAt: string;
            suspicion: number | null;
            confidence: number | null;
            why: string | null;
            /** @description May have been processed twice. */
            maybeDoubled: boolean;
            /** @description New mail bears its name; it waits in holding. */
            waiting: boolean;
            deleted: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description Name of the token. */
                by: string;
                reason: string | null;
            } | null;
            /** @description Id of its job. */
            job: string;
            server: string | null;
        };
        FoundPage: {
            items: components["schemas"]["FoundMessage"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        Health: {
            /** @constant */
            status: "ok";
            /** @description What was looked at. */
            checks: {
                [key: string]: boolean;
            };
        };
        Job: {
            id: string;
            server: string;
            profile: string;
            /**
             * @description Where the recovery stands.
             * @enum {string}
             */
            state: "open" | "stopped" | "quarantined" | "bisecting" | "isolated" | "escalated" | "stuck" | "finalized" | "aborted" | "closed";
            running: {
                /**
                 * @description What runs.
                 * @enum {string}
                 */
                action: "stop" | "quarantine" | "next-bisect-round" | "finalize" | "abort" | "close" | "adopt" | "recover" | "put-back" | "delete";
                /**
                 * Format: date-time
                 * @description Since when.
                 */
                since: string;
                /** @description One line for people. */
                detail: string;
            } | null;
            /** @description What can sensibly be done now, the best first. */
            next: components["schemas"]["Step"][];
            /** @description found + arrived = held + released + taken + setAside + poison + returned + unaccounted. */
            messages: {
                /** @description There when the job opened. */
                found: number;
                /** @description Came afterwards. */
                arrived: number;
                /** @description In holding. */
                held: number;
                /** @description In the spool; the service may take them. */
                released: number;
                /** @description Left the spool while the service ran. Not a claim that they were delivered. */
                taken: number;
                /** @description Found in the product's own failure folder. */
                setAside: number;
                /** @description Set apart. */
                poison: number;
                /** @description Put back at the end. */
                returned: number;
                /** @description Should be 0. */
                unaccounted: number;
                /** @description A flag outside the sum: in flight at a kill or crash, or the index was rebuilt. */
                maybeDoubled: number;
                /** @description A flag outside the sum: new mail bears their name, so they wait. */
                waiting: number;
            };
            flow: {
                /**
                 * @description Whether mail was seen to flow.
                 * @enum {string}
                 */
                state: "flowing" | "up-not-tested" | "test-failed" | "stopped" | "unknown";
                seen: string | null;
                at: string | null;
            };
            rounds: {
                done: number;
                expected: {
                    least: number;
                    likely: number;
                    most: number;
                    minutes: number;
                };
            };
            driver: {
                /**
                 * @description A person, or `recover`.
                 * @enum {string}
                 */
                by: "hand" | "recover";
                /** @description Name of the token. */
                who: string;
                /**
                 * Format: date-time
                 * @description Since when.
                 */
                since: string;
                reason: string | null;
                /** @description Whether `recover` is paused. */
                paused: boolean;
            };
            waitingFor: ("operator" | "approval") | null;
            oldestHeldAt: string | null;
            /** @description The messages found to be poison, at most 100. */
            poison: {
                /** @description Id of the message. */
                id: string;
                /** @description Name of its queue. */
                queue: string;
                /** @description Its name, percent-encoded where it is not UTF-8. */
                name: string;
                sha256: string | null;
                confidence: number | null;
                why: string | null;
                /** @description Whether it was put into the poison folder. */
                apart: boolean;
                /** @description Whether it was deleted from there afterwards. */
                deleted: boolean;
            }[];
            /** @description What to do when the spool is not to blame. */
            advice: {
                cause: string;
                references?: string[];
                do: string;
            }[];
            /** @description How things stand, one sentence. */
            saying: string;
            trouble: {
                code: string;
                detail: string;
                next: string | null;
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
            } | null;
            outcome: ("poison-isolated" | "suspects-set-aside" | "index-was-bad" | "nothing-wrong" | "not-in-spool" | "fixed-by-hand" | "aborted") | null;
            /**
             * Format: date-time
             * @description When it opened.
             */
            openedAt: string;
            closedAt: string | null;
            /** @description For whoever takes over. */
            notes: {
                at: string;
                by: string;
                text: string;
            }[];
            /** @description Counts up with every change. */
            version: number;
            round?: components["schemas"]["Round"] | null;
            /** @description With `exitcode=1`. */
            exit?: number;
        };
        JobPage: {
            items: components["schemas"]["Job"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        LeftAlone: {
            what: string;
            count: number;
            examples: string[];
        };
        MadeWebhook: {
            id: string;
            /** @description Of Slack and Teams the host alone: the rest of it is their secret. */
            url: string;
            /**
             * @description `standard`: Standard Webhooks; `slack`, `teams`: what their incoming webhooks take.
             * @enum {string}
             */
            format: "standard" | "slack" | "teams";
            /** @description Types of events, such as `job.finalized`; `job.*` for all of a kind, `*` for every one. */
            types: string[];
            /** @description Names of servers; `*` stands for any characters. */
            servers: string[];
            /** @description Whether its host may have a private address. */
            private: boolean;
            /** @description What happens while it is not is not told to it later. */
            enabled: boolean;
            description: string | null;
            disabledBecause: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Counts up with every change; the `ETag`. */
            version: number;
            secret: string | null;
        };
        Message: {
            id: string;
            queue: string;
            /** @description Subfolder of the queue; empty where it is not hashed. */
            folder: string;
            /** @description Percent-encoded where it is not UTF-8. */
            name: string;
            /** @description The entries that make it. */
            parts: string[];
            /** @description Bytes, of all parts. */
            size: number;
            /**
             * Format: date-time
             * @description Last change of its content.
             */
            modifiedAt: string;
            sha256: string | null;
            messageId: string | null;
            /**
             * @description Where it is.
             * @enum {string}
             */
            life: "held" | "released" | "taken" | "setAside" | "poison" | "returned" | "unaccounted";
            /**
             * @description What is thought of it.
             * @enum {string}
             */
            thought: "unknown" | "unproven" | "suspect" | "cleared" | "poison";
            /**
             * @description Whether it was there when the job opened.
             * @enum {string}
             */
            origin: "found" | "arrived";
            /**
             * Format: date-time
             * @description When it was first seen.
             */
            seenAt: string;
            suspicion: number | null;
            confidence: number | null;
            why: string | null;
            /** @description May have been processed twice. */
            maybeDoubled: boolean;
            /** @description New mail bears its name; it waits in holding. */
            waiting: boolean;
            deleted: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description Name of the token. */
                by: string;
                reason: string | null;
            } | null;
        };
        MessagePage: {
            items: components["schemas"]["Message"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        MessageRef: {
            id: string;
            queue: string;
            name: string;
        };
        NewToken: {
            id: string;
            name: string;
            /** @description Its first characters. */
            prefix: string;
            scopes: ("read" | "diagnose" | "operate" | "poison" | "admin")[];
            /** @description The servers it may know of; to it all others do not exist. */
            servers: string[];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            token: string | null;
        };
        NewWebhook: {
            /** @description Where to POST: https, and a public address unless it is allowed to be another. */
            url: string;
            /**
             * @description `standard`: Standard Webhooks; `slack`, `teams`: what their incoming webhooks take.
             * @enum {string}
             */
            format?: "standard" | "slack" | "teams";
            /** @description Types of events, such as `job.finalized`; `job.*` for all of a kind, `*` for every one. */
            types?: string[];
            /** @description Names of servers; `*` stands for any characters. */
            servers?: string[];
            /** @description Whether its host may have a private address. */
            private?: boolean;
            /** @description What happens while it is not is not told to it later. */
            enabled?: boolean;
            description?: string | null;
        };
        NextBisectRoundBody: {
            /** @description Starts nothing if it is done or running. */
            round?: number;
            /**
             * @description Default `adaptive`.
             * @enum {string}
             */
            strategy?: "adaptive" | "halving";
            /** @description Messages to release, instead of the engine’s choice. */
            release?: string[];
            /** @description Messages to keep back in any case. */
            hold?: string[];
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
        };
        NoteBody: {
            /** @description For whoever takes over. */
            text: string;
        };
        Observation: {
            /** @description The whole output of the script, unchanged. */
            output: string;
        } | {
            /** @description Why nobody does this step. */
            refused: string;
        };
        Plan: {
            /**
             * @description The action.
             * @enum {string}
             */
            action: "stop" | "quarantine" | "next-bisect-round" | "finalize" | "abort" | "close" | "adopt" | "recover";
            /** @constant */
            dryRun: true;
            sentence: string;
            moves: {
                from: string;
                to: string;
                messages: number;
                examples: string[];
            }[];
            /** @description Commands and other changes, in order. */
            steps: string[];
            expected: {
                crashes: number;
                rounds: number;
                minutes: number;
            };
        };
        Problem: {
            /** @description `urn:unjam:problem:` and the code, or a registered type. Stable. */
            type: string;
            /** @description The same for every problem of this code. */
            title: string;
            status: number;
            /** @description What happened here. */
            detail: string;
            /** @description The path that was called. */
            instance: string;
            /**
             * @description Stable; what scripts should look at.
             * @enum {string}
             */
            code: "invalid-request" | "unauthorized" | "approval-own" | "forbidden" | "not-found" | "server-unknown" | "profile-unknown" | "job-unknown" | "no-job" | "round-unknown" | "message-unknown" | "approval-unknown" | "token-unknown" | "webhook-unknown" | "delivery-unknown" | "slack-user-unknown" | "method-not-allowed" | "not-acceptable" | "request-timeout" | "nothing-wrong" | "action-not-allowed" | "another-action-running" | "action-interrupted" | "pause-first" | "changed-by-others" | "service-came-up" | "spool-claimed" | "holding-in-use" | "job-open" | "not-set-apart" | "name-taken" | "profile-read-only" | "profile-in-use" | "approval-needed" | "approval-over" | "token-name-taken" | "last-admin-token" | "idempotency-conflict" | "message-deleted" | "webhook-disabled" | "too-many-webhooks" | "precondition-failed" | "payload-too-large" | "unsupported-media-type" | "headers-too-large" | "profile-invalid" | "server-invalid" | "address-refused" | "idempotency-mismatch" | "fence-needed" | "holding-elsewhere" | "folder-missing" | "root-refused" | "too-many-requests" | "internal-error" | "permission-denied" | "command-failed" | "service-will-not-stop" | "host-failed" | "host-read-only" | "disk-full" | "store-full" | "unavailable" | "host-unreachable" | "host-silent" | "host-key-unknown" | "host-key-changed" | "login-refused" | "secret-missing" | "sftp-missing" | "connection-lost" | "observation-needed" | "nothing-asked" | "report-refused" | "report-cut-short" | "step-over" | "operator-refused" | "connections-exhausted" | "dialect-refused" | "share-missing" | "service-denied" | "program-missing" | "host-timeout";
            /** @description The same as in `X-Request-Id`, the log and the audit. */
            requestId: string;
            /** @description Of the trace that the call belongs to. */
            traceId: string;
            /** @description What was left as it was. */
            untouched?: string;
            /** @description What to do now, the best first. */
            next?: components["schemas"]["Step"][];
            /** @description Every fault of the request. */
            errors?: {
                /** @description What is wrong. */
                detail: string;
                /** @description JSON pointer into the body, as a URI fragment. */
                pointer?: string;
                /** @description Name of the parameter, outside the body. */
                parameter?: string;
            }[];
            /** @description Id of the job in question. */
            job?: string;
            /** @description State of that job. */
            state?: string | null;
        } & {
            [key: string]: unknown;
        };
        /**
         * @example {
         *       "id": "my-mailer",
         *       "service": {
         *         "name": "mailer"
         *       },
         *       "root": "/var/spool/mailer",
         *       "queues": [
         *         {
         *           "name": "out",
         *           "path": "queue"
         *         }
         *       ]
         *     }
         */
        Profile: {
            id: string;
            /** @description For people. */
            title?: string;
            service: {
                /** @description Short name of the service. */
                name: string;
                process?: {
                    /** @description File name of the program, as the process list shows it. */
                    image: string;
                    /** @description No other program on the host has this image, so killing by name is safe. */
                    exclusive?: boolean;
                };
            };
            needs?: {
                /** @description Short name of a service that this one needs. Never stopped or killed. */
                name: string;
                process?: {
                    /** @description File name of the program, as the process list shows it. */
                    image: string;
                    /** @description No other program on the host has this image, so killing by name is safe. */
                    exclusive?: boolean;
                };
                /** @description How long it may take to start. */
                startSeconds?: number;
            }[];
            health?: {
                processes?: string[];
                tcp?: {
                    port: number;
                    /** @description Default: the mail server itself. */
                    host?: string;
                    /** @description Regular expression that the greeting must match. */
                    expect?: string;
                }[];
                /** @description Exits 0 when the service works. */
                command?: string[];
            };
            root: string | {
                /** @description Registry value that holds the path. */
                registry?: string;
                /** @description Path if the registry does not tell. */
                default?: string;
            };
            queues: {
                /** @description Short name of the queue. */
                name: string;
                /** @description Folder of the queue. */
                path: string;
                /** @description Where its messages wait, on the same volume. Default: `temp` in the queue folder; beside a queue that has `depth`, or whose messages are folders. */
                holding?: string;
                ignore?: string[];
                /** @description Levels of subfolders in which messages lie (hashed queues). Default 0. */
                depth?: number;
            }[];
            watch?: string[];
            setAside?: string[];
            /** @description Outside everything that the service reads. Default `poison`. */
            poisonFolder?: string;
            message?: {
                /**
                 * @description What one message is.
                 * @enum {string}
                 */
                unit: "file" | "directory" | "group";
                /**
                 * @description Whether the content can be looked at for malformations. Default `opaque`.
                 * @enum {string}
                 */
                format?: "rfc822" | "opaque";
                /** @description Of a group: regular expression with the groups `name` and `part`. */
                pattern?: string;
                /** @description Parts in the order in which they leave the queue; they return in the opposite one. */
                order?: string[];
                /** @description The service carries a message from queue to queue under the same name. */
                wanders?: boolean;
            };
            index?: {
                /** @description File or folder derived from the queue. */
                path: string;
                /**
                 * @description Default `leave`.
                 * @enum {string}
                 */
                policy?: "leave" | "set-aside";
            }[];
            /**
             * @description When the service reads its messages. Default `on-retry`.
             * @enum {string}
             */
            reads?: "on-retry" | "at-start";
            /** @description Where `reads: at-start` is known from; required with it. */
            readsSource?: string;
            /** @description Makes the service read these messages now; `{name}` stands for them. */
            nudge?: string[];
            intake?: {
                /** @description Closes inbound mail. */
                close: string[];
                /** @description Opens it again. */
                open: string[];
            };
            timing?: {
                /** @description Patience with a start. */
                startSeconds?: number;
                /** @description Patience with an orderly stop before the kill. */
                stopSeconds?: number;
                /** @description How long a round is watched at least. */
                observeSeconds?: number;
                /** @description How long a round is watched at most. */
                observeMaxSeconds?: number;
                /** @description Between two looks at the service. */
                sampleSeconds?: number;
                /** @description How long to wait for mail to be seen flowing. */
                flowSeconds?: number;
            };
            signatures?: {
                /** @description Name of an event log, or path of a log file (absolute, or below the root). */
                log: string;
                /** @description Source of the record. */
                source?: string;
                /** @description Event id, its low 16 bits. */
                id?: number;
                /** @description Where `match` looks: `text`, `strings[n]` or `data(offset)`. Default `text`. */
                in?: string;
                /** @description Regular expression; its group `name` is the name of a message. */
                match?: string;
                /**
                 * @description What the record tells us.
                 * @enum {string}
                 */
                means: "names-poison" | "crash" | "set-aside" | "clean-stop" | "received" | "index-rebuilt" | "elsewhere" | "disk-low";
                /** @description What it says, for people. */
                title?: string;
            }[];
            elsewhere?: {
                /** @description What else can be to blame when the spool is not. */
                cause: string;
                references?: string[];
                /** @description What to do next. */
                do: string;
            }[];
        };
        ProfilePage: {
            items: components["schemas"]["ProfileSummary"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        ProfileSummary: {
            id: string;
            title: string;
            /** @description Came with Unjam or from the profiles folder. */
            readOnly: boolean;
            version: number | null;
        };
        QuarantineBody: {
            /**
             * @description Default `all`.
             * @enum {string}
             */
            strategy?: "all" | "in-use" | "suspects" | "index-only";
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
            /** @description Go on although nothing seems wrong. */
            evenIfHealthy?: boolean;
        };
        ReasonBody: {
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
        };
        RecoverBody: {
            /**
             * @description Of the quarantine or of the rounds.
             * @enum {string}
             */
            strategy?: "all" | "in-use" | "suspects" | "index-only" | "adaptive" | "halving";
            /** @description Spends one deliberate crash per accused message. */
            confirmByCrash?: boolean;
            maxRounds?: number;
            maxDowntimeSeconds?: number;
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
            /** @description Go on although nothing seems wrong. */
            evenIfHealthy?: boolean;
        };
        Registration: {
            /** @description Id of the profile. */
            profile: string;
            /** @description Path of the spool root, instead of the profile's. */
            root?: string;
            connection: {
                /** @constant */
                type: "local";
                service: {
                    /** @constant */
                    manager: "command";
                    start: string[];
                    stop: string[];
                    status: string[];
                    kill?: string[];
                    fence?: string[];
                    unfence?: string[];
                    needs?: {
                        [key: string]: {
                            status: string[];
                            start?: string[];
                        };
                    };
                } | {
                    /** @constant */
                    manager: "systemd";
                    /** @description Name of a service unit; `.service` may be left out. */
                    unit: string;
                    /** @description Units of the profile's needed services, by their names there. Default: the same name. */
                    needs?: {
                        [key: string]: string;
                    };
                } | {
                    /** @constant */
                    manager: "windows";
                };
                /** @description Where the profile's logs lie, by their names. */
                logs?: {
                    [key: string]: {
                        /** @description Absolute, or below the root. */
                        file: string;
                        /**
                         * @description Lines of text, or an event log with one JSON object a line.
                         * @enum {string}
                         */
                        format: "lines" | "events";
                    };
                };
            } | {
                /** @constant */
                type: "ssh";
                host: string;
                /** @default 22 */
                port: number;
                user: string;
                /** @description How to log in: by key. A password is never used. */
                auth: {
                    /** @description A file on the machine of Unjam, or an environment variable of its process. */
                    privateKey: {
                        file: string;
                    } | {
                        env: string;
                    };
                    /** @description A file on the machine of Unjam, or an environment variable of its process. */
                    passphrase?: {
                        file: string;
                    } | {
                        env: string;
                    };
                } | {
                    agent: string;
                };
                /** @description Fingerprint of the host's key, as `ssh-keygen -l` prints it. Without it no login is tried; the refusal tells the one that was seen. */
                hostKey?: string;
                service: {
                    /** @constant */
                    manager: "command";
                    start: string[];
                    stop: string[];
                    status: string[];
                    kill?: string[];
                    fence?: string[];
                    unfence?: string[];
                    needs?: {
                        [key: string]: {
                            status: string[];
                            start?: string[];
                        };
                    };
                } | {
                    /** @constant */
                    manager: "systemd";
                    /** @description Name of a service unit; `.service` may be left out. */
                    unit: string;
                    /** @description Units of the profile's needed services, by their names there. Default: the same name. */
                    needs?: {
                        [key: string]: string;
                    };
                } | {
                    /** @constant */
                    manager: "windows";
                };
                /** @description Where the profile's logs lie, by their names. */
                logs?: {
                    [key: string]: {
                        /** @description Absolute, or below the root. */
                        file: string;
                        /**
                         * @description Lines of text, or an event log with one JSON object a line.
                         * @enum {string}
                         */
                        format: "lines" | "events";
                    };
                };
            } | {
                /** @constant */
                type: "smb";
                /** @description Name or address of the server. */
                host: string;
                /** @description Default 445; 139 with the dialect `nt1`. */
                port?: number;
                /** @description The share that holds the spool: `D$`, or one made for it. */
                share: string;
                /** @description User, `DOMAIN\user` or `user@domain`, who may control the service. */
                user: string;
                /** @description A file on the machine of Unjam, or an environment variable of its process. */
                password: {
                    file: string;
                } | {
                    env: string;
                };
                /**
                 * @description Windows NT 4.0: SMB 1 without signing, NTLMv1. Never used unless it stands here.
                 * @constant
                 */
                dialect?: "nt1";
                /** @description Where `kill.exe` of the Resource Kit lies on the server. Default: `taskkill`, or `kill.exe` in the path with `nt1`. */
                kill?: string;
            } | {
                /** @constant */
                type: "manual";
                service: {
                    /** @constant */
                    manager: "command";
                    start: string[];
                    stop: string[];
                    status: string[];
                    kill?: string[];
                    fence?: string[];
                    unfence?: string[];
                    needs?: {
                        [key: string]: {
                            status: string[];
                            start?: string[];
                        };
                    };
                } | {
                    /** @constant */
                    manager: "windows";
                };
                /**
                 * @description What the host understands. Default: `cmd` where the service is one of Windows, else `sh`.
                 * @enum {string}
                 */
                shell?: "sh" | "cmd" | "powershell";
            };
            timing?: {
                /** @description Patience with a start. */
                startSeconds?: number;
                /** @description Patience with an orderly stop before the kill. */
                stopSeconds?: number;
                /** @description How long a round is watched at least. */
                observeSeconds?: number;
                /** @description How long a round is watched at most. */
                observeMaxSeconds?: number;
                /** @description Between two looks at the service. */
                sampleSeconds?: number;
                /** @description How long to wait for mail to be seen flowing. */
                flowSeconds?: number;
            };
            health?: {
                processes?: string[];
                tcp?: {
                    port: number;
                    /** @description Default: the mail server itself. */
                    host?: string;
                    /** @description Regular expression that the greeting must match. */
                    expect?: string;
                }[];
                /** @description Exits 0 when the service works. */
                command?: string[];
            };
            queues?: {
                /** @description Short name of the queue. */
                name: string;
                /** @description Folder of the queue. */
                path: string;
                /** @description Where its messages wait, on the same volume. Default: `temp` in the queue folder; beside a queue that has `depth`, or whose messages are folders. */
                holding?: string;
                ignore?: string[];
                /** @description Levels of subfolders in which messages lie (hashed queues). Default 0. */
                depth?: number;
            }[];
            nudge?: string[];
            /** @description Tests the normal operation: a command that exits 0 when mail goes in and out, or messages that are handed in by SMTP, one to a mailbox here and one to somewhere else, and must leave the spool. */
            probe?: {
                command: string[];
                /** @description Patience, in seconds. Default 60. */
                withinSeconds?: number;
            } | {
                in: {
                    /** @description Host and port at which mail is handed in. Default port 25. */
                    smtp: string;
                    /** @description Address of a mailbox. */
                    to: string;
                    /** @description Address of a mailbox. */
                    from?: string;
                };
                out?: {
                    /** @description Address of a mailbox. */
                    to: string;
                };
                /** @description Patience, in seconds. Default 60. */
                withinSeconds?: number;
            };
            approval?: {
                /** @description What another token must confirm before it happens. */
                actions: ("stop" | "recover" | "finalize")[];
                /** @description How long a request can be confirmed. Default 30. */
                withinMinutes?: number;
            };
            /**
             * @description What an alert of this server begins. `recover` needs a token that may operate.
             * @enum {string}
             */
            onAlert?: "nothing" | "diagnose" | "recover";
        };
        Report: {
            /**
             * Format: date-time
             * @description When.
             */
            writtenAt: string;
            job: components["schemas"]["Job"];
            /** @description From opening to end, or until now. */
            seconds: number;
            rounds: components["schemas"]["Round"][];
            /** @description At most 1,000, like each list below. */
            poison: components["schemas"]["Message"][];
            /** @description Not cleared and not accused. */
            suspects: components["schemas"]["Message"][];
            unaccounted: components["schemas"]["Message"][];
            maybeDoubled: components["schemas"]["Message"][];
            waiting: components["schemas"]["Message"][];
        };
        RotatedSecret: {
            secret: string | null;
            /**
             * Format: date-time
             * @description Until then messages are signed with the old one too.
             */
            previousUntil: string;
        };
        Round: {
            n: number;
            /**
             * @description What it was for.
             * @enum {string}
             */
            kind: "bisect" | "between" | "finalize";
            /**
             * @description How its messages were chosen.
             * @enum {string}
             */
            strategy: "adaptive" | "halving";
            /**
             * @description How far it is.
             * @enum {string}
             */
            phase: "planned" | "releasing" | "starting" | "observing" | "judged" | "done";
            /** @description Why these messages. */
            why: string;
            /** @description How many were to be released. */
            asked: number;
            /** @description How many unproved ones were in the spool when the service started. */
            released: number;
            /** @description Some of them. */
            examples: components["schemas"]["MessageRef"][];
            verdict: ("stable" | "crashed" | "hung" | "unclear") | null;
            verdictBy: string | null;
            evidence: {
                /** @description Messages that left the spool. */
                taken: number;
                /** @description Released and not known to have been read. */
                unread: number;
                /** @description New mail that came meanwhile. */
                arrived: number;
                /** @description Found in the product's own failure folder. */
                setAside: number;
                /** @description Open at the last look before the fall, at most 100. */
                inUse: components["schemas"]["MessageRef"][];
                /** @description Named in an event, at most 100. */
                named: components["schemas"]["MessageRef"][];
                fell: string | null;
                exitCode: number | null;
                livedSeconds: number;
                /** @description What was seen, for people. */
                seen: string[];
            } | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            startedAt: string;
            endedAt: string | null;
        };
        RoundPage: {
            items: components["schemas"]["Round"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        Server: {
            name: string;
            /** @description Counts up with every change; the `ETag`. */
            version: number;
            /** @description Id of the profile. */
            profile: string;
            /** @description Path of the spool root, instead of the profile's. */
            root?: string;
            timing?: {
                /** @description Patience with a start. */
                startSeconds?: number;
                /** @description Patience with an orderly stop before the kill. */
                stopSeconds?: number;
                /** @description How long a round is watched at least. */
                observeSeconds?: number;
                /** @description How long a round is watched at most. */
                observeMaxSeconds?: number;
                /** @description Between two looks at the service. */
                sampleSeconds?: number;
                /** @description How long to wait for mail to be seen flowing. */
                flowSeconds?: number;
            };
            health?: {
                processes?: string[];
                tcp?: {
                    port: number;
                    /** @description Default: the mail server itself. */
                    host?: string;
                    /** @description Regular expression that the greeting must match. */
                    expect?: string;
                }[];
                /** @description Exits 0 when the service works. */
                command?: string[];
            };
            queues?: {
                /** @description Short name of the queue. */
                name: string;
                /** @description Folder of the queue. */
                path: string;
                /** @description Where its messages wait, on the same volume. Default: `temp` in the queue folder; beside a queue that has `depth`, or whose messages are folders. */
                holding?: string;
                ignore?: string[];
                /** @description Levels of subfolders in which messages lie (hashed queues). Default 0. */
                depth?: number;
            }[];
            nudge?: string[];
            /** @description Tests the normal operation: a command that exits 0 when mail goes in and out, or messages that are handed in by SMTP, one to a mailbox here and one to somewhere else, and must leave the spool. */
            probe?: {
                command: string[];
                /** @description Patience, in seconds. Default 60. */
                withinSeconds?: number;
            } | {
                in: {
                    /** @description Host and port at which mail is handed in. Default port 25. */
                    smtp: string;
                    /** @description Address of a mailbox. */
                    to: string;
                    /** @description Address of a mailbox. */
                    from?: string;
                };
                out?: {
                    /** @description Address of a mailbox. */
                    to: string;
                };
                /** @description Patience, in seconds. Default 60. */
                withinSeconds?: number;
            };
            approval?: {
                /** @description What another token must confirm before it happens. */
                actions: ("stop" | "recover" | "finalize")[];
                /** @description How long a request can be confirmed. Default 30. */
                withinMinutes?: number;
            };
            /**
             * @description What an alert of this server begins. `recover` needs a token that may operate.
             * @enum {string}
             */
            onAlert?: "nothing" | "diagnose" | "recover";
            /** @description Secrets are shown as `{"set": true}` and never returned. */
            connection: {
                type: string;
            } & {
                [key: string]: unknown;
            };
        };
        ServerPage: {
            items: components["schemas"]["Server"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        SlackCommand: {
            /** @description Who typed it. */
            user_id: string;
            /** @description The workspace of the user. */
            team_id: string;
            /** @description What was typed behind the command. */
            text?: string;
            /** @description Of this one call; it is taken once. */
            trigger_id?: string;
            /** @description Where later answers go. */
            response_url?: string;
        } & {
            [key: string]: unknown;
        };
        SlackReply: {
            /**
             * @description Who sees it.
             * @enum {string}
             */
            response_type: "ephemeral" | "in_channel";
            /** @description For the channel. */
            text: string;
        };
        SlackUser: {
            user: string;
            /** @description Id of the workspace of the user. */
            team: string;
            /** @description For the audit, as `slack:ann/U0123ABCD`. */
            name: string;
            scopes: ("read" | "diagnose" | "operate")[];
            /** @description Names of servers; `*` stands for any characters. */
            servers: string[];
            /** @description Counts up with every change; the `ETag`. */
            version: number;
        };
        SlackUserBody: {
            /** @description Id of the workspace of the user. */
            team: string;
            /** @description For the audit, as `slack:ann/U0123ABCD`. */
            name: string;
            scopes: ("read" | "diagnose" | "operate")[];
            /** @description Names of servers; `*` stands for any characters. */
            servers: string[];
        };
        SlackUserPage: {
            items: components["schemas"]["SlackUser"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        Start: {
            /** @constant */
            name: "Unjam";
            /** @description The OpenAPI document. */
            document: string;
            /** @description The same as a page. */
            docs: string;
            /** @description The registered servers. */
            servers: string;
        };
        Step: {
            /** @description Name of the action; absent where no call of ours can do it. */
            action?: string;
            /** @description Where to POST it. */
            href?: string;
            /** @description What to send. */
            body?: {
                [key: string]: unknown;
            };
            /** @description The reason, for people. */
            why: string;
        };
        StopBody: {
            /** @description Answers with what it would do, and does nothing. */
            dryRun?: boolean;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
            /** @description The id that a `changed-by-others` problem gave: those changes are accepted. */
            accept?: string;
            /** @description Go on although nothing seems wrong. */
            evenIfHealthy?: boolean;
        };
        Token: {
            id: string;
            name: string;
            /** @description Its first characters. */
            prefix: string;
            scopes: ("read" | "diagnose" | "operate" | "poison" | "admin")[];
            /** @description The servers it may know of; to it all others do not exist. */
            servers: string[];
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
        };
        TokenBody: {
            /** @description Whose it is: stands in the audit and in each job. Of one token alone. */
            name: string;
            scopes: ("read" | "diagnose" | "operate" | "poison" | "admin")[];
            /** @description The servers it may know of; to it all others do not exist. */
            servers?: string[];
            /**
             * Format: date-time
             * @description When it runs out; never, if not said.
             */
            expiresAt?: string;
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
        VerdictBody: {
            /**
             * @description What the round really came to.
             * @enum {string}
             */
            verdict: "stable" | "crashed" | "hung" | "unclear";
            /** @description Why, or a ticket: goes into job and audit. */
            reason?: string;
        };
        Webhook: {
            id: string;
            /** @description Of Slack and Teams the host alone: the rest of it is their secret. */
            url: string;
            /**
             * @description `standard`: Standard Webhooks; `slack`, `teams`: what their incoming webhooks take.
             * @enum {string}
             */
            format: "standard" | "slack" | "teams";
            /** @description Types of events, such as `job.finalized`; `job.*` for all of a kind, `*` for every one. */
            types: string[];
            /** @description Names of servers; `*` stands for any characters. */
            servers: string[];
            /** @description Whether its host may have a private address. */
            private: boolean;
            /** @description What happens while it is not is not told to it later. */
            enabled: boolean;
            description: string | null;
            disabledBecause: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Counts up with every change; the `ETag`. */
            version: number;
        };
        WebhookChange: {
            /** @description Where to POST: https, and a public address unless it is allowed to be another. */
            url?: string;
            /**
             * @description `standard`: Standard Webhooks; `slack`, `teams`: what their incoming webhooks take.
             * @enum {string}
             */
            format?: "standard" | "slack" | "teams";
            /** @description Types of events, such as `job.finalized`; `job.*` for all of a kind, `*` for every one. */
            types?: string[];
            /** @description Names of servers; `*` stands for any characters. */
            servers?: string[];
            /** @description Whether its host may have a private address. */
            private?: boolean;
            /** @description What happens while it is not is not told to it later. */
            enabled?: boolean;
            description?: string | null;
        };
        WebhookMessage: {
            /** @description What happened. */
            type: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            data: {
                server: string | null;
                job: string | null;
                event: number | null;
                by: string | null;
                reason: string | null;
                requestId: string | null;
                traceparent: string | null;
                /** @description What the event tells, never content of a message. `truncated` where it was too long. */
                details: {
                    [key: string]: unknown;
                };
            };
        };
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            /** @description Give it as `pageToken` for the next page; absent on the last one. */
            nextPageToken?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    start: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    /**
                     * @example {
                     *       "name": "Unjam",
                     *       "document": "/openapi.json",
                     *       "docs": "/docs",
                     *       "servers": "/v1/servers"
                     *     }
                     */
                    "application/json": components["schemas"]["Start"];
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    livez: {
        parameters: {
            query?: {
                /** @description In text: one line for each check. */
                verbose?: string;
                /** @description Name of a check to leave out. */
                exclude?: string | string[];
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "store": true,
                     *         "not-draining": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: {
                /** @description In text: one line for each check. */
                verbose?: string;
                /** @description Name of a check to leave out. */
                exclude?: string | string[];
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "store": true,
                     *         "not-draining": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the text format of Prometheus. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listProfiles: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of profiles, in short. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "postfix",
                     *           "title": "Postfix",
                     *           "readOnly": true,
                     *           "version": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProfilePage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description Answers 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the profile. */
                profile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`; absent where it is read-only. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "my-mailer",
                     *       "service": {
                     *         "name": "mailer"
                     *       },
                     *       "root": "/var/spool/mailer",
                     *       "queues": [
                     *         {
                     *           "name": "out",
                     *           "path": "queue"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                    "text/plain": string;
                };
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    putProfile: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the profile. */
                profile: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "my-mailer",
                 *       "service": {
                 *         "name": "mailer"
                 *       },
                 *       "root": "/var/spool/mailer",
                 *       "queues": [
                 *         {
                 *           "name": "out",
                 *           "path": "queue"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`; absent where it is read-only. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "my-mailer",
                     *       "service": {
                     *         "name": "mailer"
                     *       },
                     *       "root": "/var/spool/mailer",
                     *       "queues": [
                     *         {
                     *           "name": "out",
                     *           "path": "queue"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                    "text/plain": string;
                };
            };
            /** @description Added. */
            201: {
                headers: {
                    /** @description The version, for `If-Match`; absent where it is read-only. */
                    ETag?: string;
                    /** @description Absolute. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "my-mailer",
                     *       "service": {
                     *         "name": "mailer"
                     *       },
                     *       "root": "/var/spool/mailer",
                     *       "queues": [
                     *         {
                     *           "name": "out",
                     *           "path": "queue"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    deleteProfile: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the profile. */
                profile: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listServers: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of servers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "MAIL01",
                     *           "version": 3,
                     *           "profile": "exchange-ims-5.5",
                     *           "root": "/srv/imcdata",
                     *           "connection": {
                     *             "type": "local",
                     *             "service": {
                     *               "manager": "command",
                     *               "start": [
                     *                 "/usr/local/bin/imc",
                     *                 "start"
                     *               ],
                     *               "stop": [
                     *                 "/usr/local/bin/imc",
                     *                 "stop"
                     *               ],
                     *               "kill": [
                     *                 "/usr/local/bin/imc",
                     *                 "kill"
                     *               ],
                     *               "status": [
                     *                 "/usr/local/bin/imc",
                     *                 "status"
                     *               ]
                     *             }
                     *           },
                     *           "timing": {
                     *             "observeSeconds": 60
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ServerPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getServer: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description Answers 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The registration. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "MAIL01",
                     *       "version": 3,
                     *       "profile": "exchange-ims-5.5",
                     *       "root": "/srv/imcdata",
                     *       "connection": {
                     *         "type": "local",
                     *         "service": {
                     *           "manager": "command",
                     *           "start": [
                     *             "/usr/local/bin/imc",
                     *             "start"
                     *           ],
                     *           "stop": [
                     *             "/usr/local/bin/imc",
                     *             "stop"
                     *           ],
                     *           "kill": [
                     *             "/usr/local/bin/imc",
                     *             "kill"
                     *           ],
                     *           "status": [
                     *             "/usr/local/bin/imc",
                     *             "status"
                     *           ]
                     *         }
                     *       },
                     *       "timing": {
                     *         "observeSeconds": 60
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Server"];
                    "text/plain": string;
                };
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    putServer: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "profile": "exchange-ims-5.5",
                 *       "root": "/srv/imcdata",
                 *       "connection": {
                 *         "type": "local",
                 *         "service": {
                 *           "manager": "command",
                 *           "start": [
                 *             "/usr/local/bin/imc",
                 *             "start"
                 *           ],
                 *           "stop": [
                 *             "/usr/local/bin/imc",
                 *             "stop"
                 *           ],
                 *           "kill": [
                 *             "/usr/local/bin/imc",
                 *             "kill"
                 *           ],
                 *           "status": [
                 *             "/usr/local/bin/imc",
                 *             "status"
                 *           ]
                 *         }
                 *       },
                 *       "timing": {
                 *         "observeSeconds": 60
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "MAIL01",
                     *       "version": 3,
                     *       "profile": "exchange-ims-5.5",
                     *       "root": "/srv/imcdata",
                     *       "connection": {
                     *         "type": "local",
                     *         "service": {
                     *           "manager": "command",
                     *           "start": [
                     *             "/usr/local/bin/imc",
                     *             "start"
                     *           ],
                     *           "stop": [
                     *             "/usr/local/bin/imc",
                     *             "stop"
                     *           ],
                     *           "kill": [
                     *             "/usr/local/bin/imc",
                     *             "kill"
                     *           ],
                     *           "status": [
                     *             "/usr/local/bin/imc",
                     *             "status"
                     *           ]
                     *         }
                     *       },
                     *       "timing": {
                     *         "observeSeconds": 60
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Server"];
                    "text/plain": string;
                };
            };
            /** @description Registered. */
            201: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    /** @description Absolute. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "MAIL01",
                     *       "version": 3,
                     *       "profile": "exchange-ims-5.5",
                     *       "root": "/srv/imcdata",
                     *       "connection": {
                     *         "type": "local",
                     *         "service": {
                     *           "manager": "command",
                     *           "start": [
                     *             "/usr/local/bin/imc",
                     *             "start"
                     *           ],
                     *           "stop": [
                     *             "/usr/local/bin/imc",
                     *             "stop"
                     *           ],
                     *           "kill": [
                     *             "/usr/local/bin/imc",
                     *             "kill"
                     *           ],
                     *           "status": [
                     *             "/usr/local/bin/imc",
                     *             "status"
                     *           ]
                     *         }
                     *       },
                     *       "timing": {
                     *         "observeSeconds": 60
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Server"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    deleteServer: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    checkServer: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "rehearse": true
                 *     }
                 */
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description What was proved and what was not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "server": "MAIL01",
                     *       "at": "2026-11-23T03:12:00.000Z",
                     *       "ok": true,
                     *       "queues": [
                     *         {
                     *           "name": "in",
                     *           "messages": 1000,
                     *           "bytes": 52000000,
                     *           "examples": [
                     *             "HBWK2Q2P"
                     *           ],
                     *           "leftAlone": []
                     *         }
                     *       ],
                     *       "lines": [
                     *         {
                     *           "capability": "list",
                     *           "state": "ok",
                     *           "detail": "the queue in can be listed"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Check"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    diagnose: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["DiagnoseBody"];
            };
        };
        responses: {
            /** @description What was seen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "h2Vw8Qk1",
                     *       "server": "MAIL01",
                     *       "at": "2026-11-23T03:08:00.000Z",
                     *       "verdict": "jammed",
                     *       "sentence": "The service is down and 1000 messages wait.",
                     *       "service": {
                     *         "state": "down",
                     *         "acceptsStop": false,
                     *         "processes": [],
                     *         "exitCode": 1067,
                     *         "fenced": false,
                     *         "needs": [],
                     *         "detail": "stopped with code 1067"
                     *       },
                     *       "unhealthy": [
                     *         "nothing listens on port 25"
                     *       ],
                     *       "events": [
                     *         {
                     *           "log": "Application",
                     *           "record": 4711,
                     *           "at": "2026-11-23T03:07:12.000Z",
                     *           "id": 4182,
                     *           "means": "names-poison",
                     *           "name": "HBWK2Q2P",
                     *           "title": "Error processing a message"
                     *         }
                     *       ],
                     *       "unreadable": [],
                     *       "queues": [
                     *         {
                     *           "name": "in",
                     *           "messages": 1000,
                     *           "bytes": 52000000,
                     *           "oldestAt": "2026-11-23T02:50:00.000Z",
                     *           "examples": [
                     *             "HBWK2Q2P"
                     *           ],
                     *           "leftAlone": []
                     *         }
                     *       ],
                     *       "suspects": [
                     *         {
                     *           "queue": "in",
                     *           "name": "HBWK2Q2P",
                     *           "size": 4096,
                     *           "score": 0.97,
                     *           "why": [
                     *             "named in event 4182"
                     *           ]
                     *         }
                     *       ],
                     *       "inUse": [],
                     *       "freeBytes": 9000000000,
                     *       "rivals": [],
                     *       "notes": [],
                     *       "next": [
                     *         {
                     *           "action": "stop",
                     *           "href": "/v1/servers/MAIL01/stop",
                     *           "why": "the service must be down before anything moves"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Diagnosis"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listDiagnoses: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of diagnoses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "h2Vw8Qk1",
                     *           "server": "MAIL01",
                     *           "at": "2026-11-23T03:08:00.000Z",
                     *           "verdict": "jammed",
                     *           "sentence": "The service is down and 1000 messages wait.",
                     *           "service": {
                     *             "state": "down",
                     *             "acceptsStop": false,
                     *             "processes": [],
                     *             "exitCode": 1067,
                     *             "fenced": false,
                     *             "needs": [],
                     *             "detail": "stopped with code 1067"
                     *           },
                     *           "unhealthy": [
                     *             "nothing listens on port 25"
                     *           ],
                     *           "events": [
                     *             {
                     *               "log": "Application",
                     *               "record": 4711,
                     *               "at": "2026-11-23T03:07:12.000Z",
                     *               "id": 4182,
                     *               "means": "names-poison",
                     *               "name": "HBWK2Q2P",
                     *               "title": "Error processing a message"
                     *             }
                     *           ],
                     *           "unreadable": [],
                     *           "queues": [
                     *             {
                     *               "name": "in",
                     *               "messages": 1000,
                     *               "bytes": 52000000,
                     *               "oldestAt": "2026-11-23T02:50:00.000Z",
                     *               "examples": [
                     *                 "HBWK2Q2P"
                     *               ],
                     *               "leftAlone": []
                     *             }
                     *           ],
                     *           "suspects": [
                     *             {
                     *               "queue": "in",
                     *               "name": "HBWK2Q2P",
                     *               "size": 4096,
                     *               "score": 0.97,
                     *               "why": [
                     *                 "named in event 4182"
                     *               ]
                     *             }
                     *           ],
                     *           "inUse": [],
                     *           "freeBytes": 9000000000,
                     *           "rivals": [],
                     *           "notes": [],
                     *           "next": [
                     *             {
                     *               "action": "stop",
                     *               "href": "/v1/servers/MAIL01/stop",
                     *               "why": "the service must be down before anything moves"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DiagnosisPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["StopBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    quarantine: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "strategy": "all",
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["QuarantineBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    nextBisectRound: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "round": 4
                 *     }
                 */
                "application/json": components["schemas"]["NextBisectRoundBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    finalize: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "dryRun": true
                 *     }
                 */
                "application/json": components["schemas"]["FinalizeBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    abort: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "poison": "keep",
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["AbortBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    close: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "because": "repaired elsewhere"
                 *     }
                 */
                "application/json": components["schemas"]["CloseBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    adopt: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "folder": "in/temp"
                 *     }
                 */
                "application/json": components["schemas"]["AdoptBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    recover: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "maxRounds": 20,
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["RecoverBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Plan"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    pauseRecover: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    resumeRecover: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    correctVerdict: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the job. */
                job: string;
                /** @description Number of the round. */
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verdict": "unclear",
                 *       "reason": "the backup ran just then"
                 *     }
                 */
                "application/json": components["schemas"]["VerdictBody"];
            };
        };
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    leaveNote: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "text": "vendor called back: wait with the next round"
                 *     }
                 */
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getPendingScript: {
        parameters: {
            query?: {
                /** @description Default: what the host understands. */
                shell?: "sh" | "cmd" | "powershell";
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    reportObservation: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "refused": "the host is being rebuilt"
                 *     }
                 */
                "application/json": components["schemas"]["Observation"];
            };
        };
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description Taken; the action still runs. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description Taken; no action waits for it: ask for the action again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getServerJob: {
        parameters: {
            query?: {
                /** @description In text: adds a last line `EXIT n`, and looks if no job is open. */
                exitcode?: "1";
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description Answers 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    /** @description The version, for `If-None-Match`. */
                    ETag?: string;
                    /** @description Seconds, while something runs. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Of this server alone. */
                server?: string;
                /** @description In this state alone. */
                state?: "open" | "stopped" | "quarantined" | "bisecting" | "isolated" | "escalated" | "stuck" | "finalized" | "aborted" | "closed";
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "Zx3q9LrT0bWm",
                     *           "server": "MAIL01",
                     *           "profile": "exchange-ims-5.5",
                     *           "state": "bisecting",
                     *           "running": null,
                     *           "next": [
                     *             {
                     *               "action": "next-bisect-round",
                     *               "href": "/v1/servers/MAIL01/next-bisect-round",
                     *               "body": {
                     *                 "round": 4
                     *               },
                     *               "why": "488 messages are still held"
                     *             }
                     *           ],
                     *           "messages": {
                     *             "found": 1000,
                     *             "arrived": 3,
                     *             "held": 488,
                     *             "released": 5,
                     *             "taken": 510,
                     *             "setAside": 0,
                     *             "poison": 0,
                     *             "returned": 0,
                     *             "unaccounted": 0,
                     *             "maybeDoubled": 0,
                     *             "waiting": 0
                     *           },
                     *           "flow": {
                     *             "state": "flowing",
                     *             "seen": "42 messages taken",
                     *             "at": "2026-11-23T03:12:20.000Z"
                     *           },
                     *           "rounds": {
                     *             "done": 3,
                     *             "expected": {
                     *               "least": 1,
                     *               "likely": 4,
                     *               "most": 11,
                     *               "minutes": 6
                     *             }
                     *           },
                     *           "driver": {
                     *             "by": "hand",
                     *             "who": "ann",
                     *             "since": "2026-11-23T03:09:00.000Z",
                     *             "reason": "INC-4711",
                     *             "paused": false
                     *           },
                     *           "waitingFor": null,
                     *           "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *           "poison": [],
                     *           "advice": [],
                     *           "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *           "trouble": null,
                     *           "outcome": null,
                     *           "openedAt": "2026-11-23T03:08:40.000Z",
                     *           "closedAt": null,
                     *           "notes": [],
                     *           "version": 7
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description Answers 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    /** @description The version, for `If-None-Match`. */
                    ETag?: string;
                    /** @description Seconds, while something runs. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listRounds: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rounds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "n": 3,
                     *           "kind": "bisect",
                     *           "strategy": "adaptive",
                     *           "phase": "done",
                     *           "why": "half of what is left",
                     *           "asked": 255,
                     *           "released": 255,
                     *           "examples": [],
                     *           "verdict": "crashed",
                     *           "verdictBy": null,
                     *           "evidence": {
                     *             "taken": 12,
                     *             "unread": 243,
                     *             "arrived": 0,
                     *             "setAside": 0,
                     *             "inUse": [],
                     *             "named": [],
                     *             "fell": null,
                     *             "exitCode": 1067,
                     *             "livedSeconds": 4,
                     *             "seen": [
                     *               "the process ended with code 1067"
                     *             ]
                     *           },
                     *           "startedAt": "2026-11-23T03:12:00.000Z",
                     *           "endedAt": "2026-11-23T03:13:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RoundPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getRound: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job: string;
                /** @description Number of the round. */
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The round. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "n": 3,
                     *       "kind": "bisect",
                     *       "strategy": "adaptive",
                     *       "phase": "done",
                     *       "why": "half of what is left",
                     *       "asked": 255,
                     *       "released": 255,
                     *       "examples": [],
                     *       "verdict": "crashed",
                     *       "verdictBy": null,
                     *       "evidence": {
                     *         "taken": 12,
                     *         "unread": 243,
                     *         "arrived": 0,
                     *         "setAside": 0,
                     *         "inUse": [],
                     *         "named": [],
                     *         "fell": null,
                     *         "exitCode": 1067,
                     *         "livedSeconds": 4,
                     *         "seen": [
                     *           "the process ended with code 1067"
                     *         ]
                     *       },
                     *       "startedAt": "2026-11-23T03:12:00.000Z",
                     *       "endedAt": "2026-11-23T03:13:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Round"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Where it is, or what is thought of it. `poison`: thought to be, set apart or not yet. */
                state?: "held" | "released" | "taken" | "setAside" | "poison" | "returned" | "unaccounted" | "unknown" | "unproven" | "suspect" | "cleared";
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "m7Kd2Qx1",
                     *           "queue": "in",
                     *           "folder": "",
                     *           "name": "HBWK2Q2P",
                     *           "parts": [
                     *             "HBWK2Q2P"
                     *           ],
                     *           "size": 4096,
                     *           "modifiedAt": "2026-11-23T02:50:00.000Z",
                     *           "sha256": null,
                     *           "messageId": "<1@example.com>",
                     *           "life": "held",
                     *           "thought": "suspect",
                     *           "origin": "found",
                     *           "seenAt": "2026-11-23T03:12:00.000Z",
                     *           "suspicion": 0.97,
                     *           "confidence": 0.5,
                     *           "why": "named in event 4182",
                     *           "maybeDoubled": false,
                     *           "waiting": false,
                     *           "deleted": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MessagePage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job: string;
                /** @description Id of the message. */
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "m7Kd2Qx1",
                     *       "queue": "in",
                     *       "folder": "",
                     *       "name": "HBWK2Q2P",
                     *       "parts": [
                     *         "HBWK2Q2P"
                     *       ],
                     *       "size": 4096,
                     *       "modifiedAt": "2026-11-23T02:50:00.000Z",
                     *       "sha256": null,
                     *       "messageId": "<1@example.com>",
                     *       "life": "held",
                     *       "thought": "suspect",
                     *       "origin": "found",
                     *       "seenAt": "2026-11-23T03:12:00.000Z",
                     *       "suspicion": 0.97,
                     *       "confidence": 0.5,
                     *       "why": "named in event 4182",
                     *       "maybeDoubled": false,
                     *       "waiting": false,
                     *       "deleted": null
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    deletePoison: {
        parameters: {
            query?: {
                /** @description Why, or a ticket: goes into job and audit. */
                reason?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` of its content: deletes what was looked at, or 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the job. */
                job: string;
                /** @description Id of the message. */
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getPoisonContent: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job: string;
                /** @description Id of the message. */
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content, as an attachment. */
            200: {
                headers: {
                    /** @description A safe name. */
                    "Content-Disposition"?: string;
                    /** @description The SHA-256 of the content, where it is known. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                    "application/octet-stream": string;
                    "application/x-tar": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    putPoisonBack: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the job. */
                job: string;
                /** @description Id of the message. */
                message: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Only what came after it, like `Last-Event-ID`. */
                lastEventId?: number;
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description Goes on after this event. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description Id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, or the stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "seq": 42,
                     *           "job": "Zx3q9LrT0bWm",
                     *           "at": "2026-11-23T03:12:00.000Z",
                     *           "type": "round.judged",
                     *           "data": {
                     *             "round": 3,
                     *             "verdict": "crashed"
                     *           },
                     *           "cause": {
                     *             "who": "ann",
                     *             "reason": "INC-4711"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                    "text/plain": string;
                    "text/event-stream": string;
                };
            };
            /** @description The job has ended and every event was seen: do not connect again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "writtenAt": "2026-11-23T03:12:00.000Z",
                     *       "job": {
                     *         "id": "Zx3q9LrT0bWm",
                     *         "server": "MAIL01",
                     *         "profile": "exchange-ims-5.5",
                     *         "state": "bisecting",
                     *         "running": null,
                     *         "next": [
                     *           {
                     *             "action": "next-bisect-round",
                     *             "href": "/v1/servers/MAIL01/next-bisect-round",
                     *             "body": {
                     *               "round": 4
                     *             },
                     *             "why": "488 messages are still held"
                     *           }
                     *         ],
                     *         "messages": {
                     *           "found": 1000,
                     *           "arrived": 3,
                     *           "held": 488,
                     *           "released": 5,
                     *           "taken": 510,
                     *           "setAside": 0,
                     *           "poison": 0,
                     *           "returned": 0,
                     *           "unaccounted": 0,
                     *           "maybeDoubled": 0,
                     *           "waiting": 0
                     *         },
                     *         "flow": {
                     *           "state": "flowing",
                     *           "seen": "42 messages taken",
                     *           "at": "2026-11-23T03:12:20.000Z"
                     *         },
                     *         "rounds": {
                     *           "done": 3,
                     *           "expected": {
                     *             "least": 1,
                     *             "likely": 4,
                     *             "most": 11,
                     *             "minutes": 6
                     *           }
                     *         },
                     *         "driver": {
                     *           "by": "hand",
                     *           "who": "ann",
                     *           "since": "2026-11-23T03:09:00.000Z",
                     *           "reason": "INC-4711",
                     *           "paused": false
                     *         },
                     *         "waitingFor": null,
                     *         "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *         "poison": [],
                     *         "advice": [],
                     *         "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *         "trouble": null,
                     *         "outcome": null,
                     *         "openedAt": "2026-11-23T03:08:40.000Z",
                     *         "closedAt": null,
                     *         "notes": [],
                     *         "version": 7
                     *       },
                     *       "seconds": 200,
                     *       "rounds": [
                     *         {
                     *           "n": 3,
                     *           "kind": "bisect",
                     *           "strategy": "adaptive",
                     *           "phase": "done",
                     *           "why": "half of what is left",
                     *           "asked": 255,
                     *           "released": 255,
                     *           "examples": [],
                     *           "verdict": "crashed",
                     *           "verdictBy": null,
                     *           "evidence": {
                     *             "taken": 12,
                     *             "unread": 243,
                     *             "arrived": 0,
                     *             "setAside": 0,
                     *             "inUse": [],
                     *             "named": [],
                     *             "fell": null,
                     *             "exitCode": 1067,
                     *             "livedSeconds": 4,
                     *             "seen": [
                     *               "the process ended with code 1067"
                     *             ]
                     *           },
                     *           "startedAt": "2026-11-23T03:12:00.000Z",
                     *           "endedAt": "2026-11-23T03:13:00.000Z"
                     *         }
                     *       ],
                     *       "poison": [],
                     *       "suspects": [
                     *         {
                     *           "id": "m7Kd2Qx1",
                     *           "queue": "in",
                     *           "folder": "",
                     *           "name": "HBWK2Q2P",
                     *           "parts": [
                     *             "HBWK2Q2P"
                     *           ],
                     *           "size": 4096,
                     *           "modifiedAt": "2026-11-23T02:50:00.000Z",
                     *           "sha256": null,
                     *           "messageId": "<1@example.com>",
                     *           "life": "held",
                     *           "thought": "suspect",
                     *           "origin": "found",
                     *           "seenAt": "2026-11-23T03:12:00.000Z",
                     *           "suspicion": 0.97,
                     *           "confidence": 0.5,
                     *           "why": "named in event 4182",
                     *           "maybeDoubled": false,
                     *           "waiting": false,
                     *           "deleted": null
                     *         }
                     *       ],
                     *       "unaccounted": [],
                     *       "maybeDoubled": [],
                     *       "waiting": []
                     *     }
                     */
                    "application/json": components["schemas"]["Report"];
                    "text/plain": string;
                    "text/html": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getServerReport: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Name of the server. */
                server: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "writtenAt": "2026-11-23T03:12:00.000Z",
                     *       "job": {
                     *         "id": "Zx3q9LrT0bWm",
                     *         "server": "MAIL01",
                     *         "profile": "exchange-ims-5.5",
                     *         "state": "bisecting",
                     *         "running": null,
                     *         "next": [
                     *           {
                     *             "action": "next-bisect-round",
                     *             "href": "/v1/servers/MAIL01/next-bisect-round",
                     *             "body": {
                     *               "round": 4
                     *             },
                     *             "why": "488 messages are still held"
                     *           }
                     *         ],
                     *         "messages": {
                     *           "found": 1000,
                     *           "arrived": 3,
                     *           "held": 488,
                     *           "released": 5,
                     *           "taken": 510,
                     *           "setAside": 0,
                     *           "poison": 0,
                     *           "returned": 0,
                     *           "unaccounted": 0,
                     *           "maybeDoubled": 0,
                     *           "waiting": 0
                     *         },
                     *         "flow": {
                     *           "state": "flowing",
                     *           "seen": "42 messages taken",
                     *           "at": "2026-11-23T03:12:20.000Z"
                     *         },
                     *         "rounds": {
                     *           "done": 3,
                     *           "expected": {
                     *             "least": 1,
                     *             "likely": 4,
                     *             "most": 11,
                     *             "minutes": 6
                     *           }
                     *         },
                     *         "driver": {
                     *           "by": "hand",
                     *           "who": "ann",
                     *           "since": "2026-11-23T03:09:00.000Z",
                     *           "reason": "INC-4711",
                     *           "paused": false
                     *         },
                     *         "waitingFor": null,
                     *         "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *         "poison": [],
                     *         "advice": [],
                     *         "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *         "trouble": null,
                     *         "outcome": null,
                     *         "openedAt": "2026-11-23T03:08:40.000Z",
                     *         "closedAt": null,
                     *         "notes": [],
                     *         "version": 7
                     *       },
                     *       "seconds": 200,
                     *       "rounds": [
                     *         {
                     *           "n": 3,
                     *           "kind": "bisect",
                     *           "strategy": "adaptive",
                     *           "phase": "done",
                     *           "why": "half of what is left",
                     *           "asked": 255,
                     *           "released": 255,
                     *           "examples": [],
                     *           "verdict": "crashed",
                     *           "verdictBy": null,
                     *           "evidence": {
                     *             "taken": 12,
                     *             "unread": 243,
                     *             "arrived": 0,
                     *             "setAside": 0,
                     *             "inUse": [],
                     *             "named": [],
                     *             "fell": null,
                     *             "exitCode": 1067,
                     *             "livedSeconds": 4,
                     *             "seen": [
                     *               "the process ended with code 1067"
                     *             ]
                     *           },
                     *           "startedAt": "2026-11-23T03:12:00.000Z",
                     *           "endedAt": "2026-11-23T03:13:00.000Z"
                     *         }
                     *       ],
                     *       "poison": [],
                     *       "suspects": [
                     *         {
                     *           "id": "m7Kd2Qx1",
                     *           "queue": "in",
                     *           "folder": "",
                     *           "name": "HBWK2Q2P",
                     *           "parts": [
                     *             "HBWK2Q2P"
                     *           ],
                     *           "size": 4096,
                     *           "modifiedAt": "2026-11-23T02:50:00.000Z",
                     *           "sha256": null,
                     *           "messageId": "<1@example.com>",
                     *           "life": "held",
                     *           "thought": "suspect",
                     *           "origin": "found",
                     *           "seenAt": "2026-11-23T03:12:00.000Z",
                     *           "suspicion": 0.97,
                     *           "confidence": 0.5,
                     *           "why": "named in event 4182",
                     *           "maybeDoubled": false,
                     *           "waiting": false,
                     *           "deleted": null
                     *         }
                     *       ],
                     *       "unaccounted": [],
                     *       "maybeDoubled": [],
                     *       "waiting": []
                     *     }
                     */
                    "application/json": components["schemas"]["Report"];
                    "text/plain": string;
                    "text/html": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    findMessages: {
        parameters: {
            query?: {
                /** @description Message-ID header. */
                messageId?: string;
                /** @description Name in the spool. */
                name?: string;
                /** @description Of its content. */
                sha256?: string;
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "m7Kd2Qx1",
                     *           "queue": "in",
                     *           "folder": "",
                     *           "name": "HBWK2Q2P",
                     *           "parts": [
                     *             "HBWK2Q2P"
                     *           ],
                     *           "size": 4096,
                     *           "modifiedAt": "2026-11-23T02:50:00.000Z",
                     *           "sha256": null,
                     *           "messageId": "<1@example.com>",
                     *           "life": "held",
                     *           "thought": "suspect",
                     *           "origin": "found",
                     *           "seenAt": "2026-11-23T03:12:00.000Z",
                     *           "suspicion": 0.97,
                     *           "confidence": 0.5,
                     *           "why": "named in event 4182",
                     *           "maybeDoubled": false,
                     *           "waiting": false,
                     *           "deleted": null,
                     *           "job": "Zx3q9LrT0bWm",
                     *           "server": "MAIL01"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FoundPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                /** @description Only what can still be confirmed. */
                state?: "pending";
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55",
                     *           "server": "MAIL01",
                     *           "action": "stop",
                     *           "options": {
                     *             "reason": "INC-4711"
                     *           },
                     *           "waitingFor": "approval",
                     *           "state": "pending",
                     *           "requestedBy": "ann",
                     *           "requestedAt": "2026-11-23T03:08:00.000Z",
                     *           "expiresAt": "2026-11-23T03:38:00.000Z",
                     *           "decidedBy": null,
                     *           "decidedAt": null,
                     *           "next": [
                     *             {
                     *               "action": "approve",
                     *               "href": "/v1/approvals/0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55/approve",
                     *               "why": "lets it happen; with another token than that of ann"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApprovalPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getApproval: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the request. */
                approval: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55",
                     *       "server": "MAIL01",
                     *       "action": "stop",
                     *       "options": {
                     *         "reason": "INC-4711"
                     *       },
                     *       "waitingFor": "approval",
                     *       "state": "pending",
                     *       "requestedBy": "ann",
                     *       "requestedAt": "2026-11-23T03:08:00.000Z",
                     *       "expiresAt": "2026-11-23T03:38:00.000Z",
                     *       "decidedBy": null,
                     *       "decidedAt": null,
                     *       "next": [
                     *         {
                     *           "action": "approve",
                     *           "href": "/v1/approvals/0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55/approve",
                     *           "why": "lets it happen; with another token than that of ann"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description `respond-async` answers at once, `wait=N` as soon as done but after N seconds at most (30). */
                Prefer?: string;
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the request. */
                approval: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description It ended, or there was nothing left to do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                    "text/plain": string;
                };
            };
            /** @description It runs, or waits for approval. Look again at `Location`, not before `Retry-After`. */
            202: {
                headers: {
                    /** @description The job or the request for approval, absolute. */
                    Location?: string;
                    /** @description Seconds. */
                    "Retry-After"?: string;
                    /** @description What of `Prefer` was heeded. */
                    "Preference-Applied"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "Zx3q9LrT0bWm",
                     *       "server": "MAIL01",
                     *       "profile": "exchange-ims-5.5",
                     *       "state": "bisecting",
                     *       "running": null,
                     *       "next": [
                     *         {
                     *           "action": "next-bisect-round",
                     *           "href": "/v1/servers/MAIL01/next-bisect-round",
                     *           "body": {
                     *             "round": 4
                     *           },
                     *           "why": "488 messages are still held"
                     *         }
                     *       ],
                     *       "messages": {
                     *         "found": 1000,
                     *         "arrived": 3,
                     *         "held": 488,
                     *         "released": 5,
                     *         "taken": 510,
                     *         "setAside": 0,
                     *         "poison": 0,
                     *         "returned": 0,
                     *         "unaccounted": 0,
                     *         "maybeDoubled": 0,
                     *         "waiting": 0
                     *       },
                     *       "flow": {
                     *         "state": "flowing",
                     *         "seen": "42 messages taken",
                     *         "at": "2026-11-23T03:12:20.000Z"
                     *       },
                     *       "rounds": {
                     *         "done": 3,
                     *         "expected": {
                     *           "least": 1,
                     *           "likely": 4,
                     *           "most": 11,
                     *           "minutes": 6
                     *         }
                     *       },
                     *       "driver": {
                     *         "by": "hand",
                     *         "who": "ann",
                     *         "since": "2026-11-23T03:09:00.000Z",
                     *         "reason": "INC-4711",
                     *         "paused": false
                     *       },
                     *       "waitingFor": null,
                     *       "oldestHeldAt": "2026-11-23T03:09:00.000Z",
                     *       "poison": [],
                     *       "advice": [],
                     *       "saying": "The service stands on 510 proved messages; the poison is among the 488 that are held.",
                     *       "trouble": null,
                     *       "outcome": null,
                     *       "openedAt": "2026-11-23T03:08:40.000Z",
                     *       "closedAt": null,
                     *       "notes": [],
                     *       "version": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Job"] | components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    refuse: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the request. */
                approval: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "INC-4711"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55",
                     *       "server": "MAIL01",
                     *       "action": "stop",
                     *       "options": {
                     *         "reason": "INC-4711"
                     *       },
                     *       "waitingFor": "approval",
                     *       "state": "pending",
                     *       "requestedBy": "ann",
                     *       "requestedAt": "2026-11-23T03:08:00.000Z",
                     *       "expiresAt": "2026-11-23T03:38:00.000Z",
                     *       "decidedBy": null,
                     *       "decidedAt": null,
                     *       "next": [
                     *         {
                     *           "action": "approve",
                     *           "href": "/v1/approvals/0d9f3a52-6d0e-4f5e-8f53-0d4f0d0c8c55/approve",
                     *           "why": "lets it happen; with another token than that of ann"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Approval"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "4f7c2f6e",
                     *           "name": "zabbix",
                     *           "prefix": "ujm_4Xk9",
                     *           "scopes": [
                     *             "read"
                     *           ],
                     *           "servers": [
                     *             "MAIL*"
                     *           ],
                     *           "createdAt": "2026-11-23T03:12:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "zabbix",
                 *       "scopes": [
                 *         "read",
                 *         "diagnose"
                 *       ],
                 *       "servers": [
                 *         "MAIL*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TokenBody"];
            };
        };
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    /** @description Absolute; for DELETE. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "4f7c2f6e-8f0a-4a3c-9a63-9d1d1a0f7b11",
                     *       "name": "zabbix",
                     *       "prefix": "ujm_4Xk9",
                     *       "scopes": [
                     *         "read",
                     *         "diagnose"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "createdAt": "2026-11-23T03:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "token": "ujm_4Xk9…"
                     *     }
                     */
                    "application/json": components["schemas"]["NewToken"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    deleteToken: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the token. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "wh_Zx3q9LrT0bWm",
                     *           "url": "https://tickets.example/unjam",
                     *           "format": "standard",
                     *           "types": [
                     *             "job.*",
                     *             "round.judged"
                     *           ],
                     *           "servers": [
                     *             "MAIL*"
                     *           ],
                     *           "private": false,
                     *           "enabled": true,
                     *           "description": "The desk of the night.",
                     *           "disabledBecause": null,
                     *           "createdAt": "2026-11-23T03:00:00.000Z",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    addWebhook: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "url": "https://tickets.example/unjam",
                 *       "types": [
                 *         "job.*",
                 *         "round.judged"
                 *       ],
                 *       "servers": [
                 *         "MAIL*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    /** @description Absolute. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_Zx3q9LrT0bWm",
                     *       "url": "https://tickets.example/unjam",
                     *       "format": "standard",
                     *       "types": [
                     *         "job.*",
                     *         "round.judged"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "private": false,
                     *       "enabled": true,
                     *       "description": "The desk of the night.",
                     *       "disabledBecause": null,
                     *       "createdAt": "2026-11-23T03:00:00.000Z",
                     *       "version": 1,
                     *       "secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
                     *     }
                     */
                    "application/json": components["schemas"]["MadeWebhook"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description Answers 304 when nothing changed. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_Zx3q9LrT0bWm",
                     *       "url": "https://tickets.example/unjam",
                     *       "format": "standard",
                     *       "types": [
                     *         "job.*",
                     *         "round.judged"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "private": false,
                     *       "enabled": true,
                     *       "description": "The desk of the night.",
                     *       "disabledBecause": null,
                     *       "createdAt": "2026-11-23T03:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                    "text/plain": string;
                };
            };
            /** @description Unchanged. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    putWebhook: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_Zx3q9LrT0bWm",
                     *       "url": "https://tickets.example/unjam",
                     *       "format": "standard",
                     *       "types": [
                     *         "job.*",
                     *         "round.judged"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "private": false,
                     *       "enabled": true,
                     *       "description": "The desk of the night.",
                     *       "disabledBecause": null,
                     *       "createdAt": "2026-11-23T03:00:00.000Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only these. */
                state?: "waiting" | "delivered" | "failed";
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "msg_4bf92f3577b34da6a3ce929d0e0e4736",
                     *           "webhook": "wh_Zx3q9LrT0bWm",
                     *           "event": 4711,
                     *           "type": "round.judged",
                     *           "server": "MAIL01",
                     *           "createdAt": "2026-11-23T03:12:20.100Z",
                     *           "state": "delivered",
                     *           "dueAt": null,
                     *           "attempts": [
                     *             {
                     *               "at": "2026-11-23T03:12:20.200Z",
                     *               "status": 204,
                     *               "error": null,
                     *               "milliseconds": 41
                     *             }
                     *           ],
                     *           "body": "{\"type\":\"round.judged\",\"timestamp\":\"2026-11-23T03:12:20.000Z\",\"data\":{}}"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getDelivery: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Id of the webhook. */
                webhook: string;
                /** @description Id of the delivery. */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "webhook": "wh_Zx3q9LrT0bWm",
                     *       "event": 4711,
                     *       "type": "round.judged",
                     *       "server": "MAIL01",
                     *       "createdAt": "2026-11-23T03:12:20.100Z",
                     *       "state": "delivered",
                     *       "dueAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T03:12:20.200Z",
                     *           "status": 204,
                     *           "error": null,
                     *           "milliseconds": 41
                     *         }
                     *       ],
                     *       "body": "{\"type\":\"round.judged\",\"timestamp\":\"2026-11-23T03:12:20.000Z\",\"data\":{}}"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    rotateSecret: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                     *       "previousUntil": "2026-11-24T03:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RotatedSecret"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description What came of it; see `state`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "webhook": "wh_Zx3q9LrT0bWm",
                     *       "event": 4711,
                     *       "type": "round.judged",
                     *       "server": "MAIL01",
                     *       "createdAt": "2026-11-23T03:12:20.100Z",
                     *       "state": "delivered",
                     *       "dueAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T03:12:20.200Z",
                     *           "status": 204,
                     *           "error": null,
                     *           "milliseconds": 41
                     *         }
                     *       ],
                     *       "body": "{\"type\":\"round.judged\",\"timestamp\":\"2026-11-23T03:12:20.000Z\",\"data\":{}}"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The same key answers with the same answer for 48 hours. Optional. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the webhook. */
                webhook: string;
                /** @description Id of the delivery. */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description It waits to be sent. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "webhook": "wh_Zx3q9LrT0bWm",
                     *       "event": 4711,
                     *       "type": "round.judged",
                     *       "server": "MAIL01",
                     *       "createdAt": "2026-11-23T03:12:20.100Z",
                     *       "state": "delivered",
                     *       "dueAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T03:12:20.200Z",
                     *           "status": 204,
                     *           "error": null,
                     *           "milliseconds": 41
                     *         }
                     *       ],
                     *       "body": "{\"type\":\"round.judged\",\"timestamp\":\"2026-11-23T03:12:20.000Z\",\"data\":{}}"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    takeAlerts: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "version": "4",
                 *       "groupKey": "{}:{alertname=\"SmtpDown\"}",
                 *       "status": "firing",
                 *       "receiver": "unjam",
                 *       "alerts": [
                 *         {
                 *           "status": "firing",
                 *           "labels": {
                 *             "alertname": "SmtpDown",
                 *             "server": "MAIL01"
                 *           },
                 *           "annotations": {},
                 *           "startsAt": "2026-11-23T03:05:00.000Z",
                 *           "endsAt": "0001-01-01T00:00:00Z",
                 *           "generatorURL": "http://prometheus.example/graph",
                 *           "fingerprint": "b0f5d83c0ef1a1b4"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AlertmanagerPayload"];
            };
        };
        responses: {
            /** @description Written down. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "new": 1,
                     *       "known": 0
                     *     }
                     */
                    "application/json": components["schemas"]["AlertsTaken"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description Only those of this server. */
                server?: string;
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *           "fingerprint": "b0f5d83c0ef1a1b4",
                     *           "startsAt": "2026-11-23T03:05:00.000Z",
                     *           "name": "SmtpDown",
                     *           "server": "MAIL01",
                     *           "status": "firing",
                     *           "times": 2,
                     *           "firstAt": "2026-11-23T03:05:30.000Z",
                     *           "lastAt": "2026-11-23T03:10:30.000Z",
                     *           "outcome": "diagnosed",
                     *           "saying": "jammed: The service is down and 1000 messages wait.",
                     *           "job": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AlertPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listSlackUsers: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": "U0123ABCD",
                     *           "team": "T0123ABCD",
                     *           "name": "ann",
                     *           "scopes": [
                     *             "read",
                     *             "diagnose",
                     *             "operate"
                     *           ],
                     *           "servers": [
                     *             "MAIL*"
                     *           ],
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SlackUserPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    getSlackUser: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path: {
                /** @description Slack's id of the user. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": "U0123ABCD",
                     *       "team": "T0123ABCD",
                     *       "name": "ann",
                     *       "scopes": [
                     *         "read",
                     *         "diagnose",
                     *         "operate"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SlackUser"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    putSlackUser: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Slack's id of the user. */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "team": "T0123ABCD",
                 *       "name": "ann",
                 *       "scopes": [
                 *         "read",
                 *         "diagnose",
                 *         "operate"
                 *       ],
                 *       "servers": [
                 *         "MAIL*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SlackUserBody"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": "U0123ABCD",
                     *       "team": "T0123ABCD",
                     *       "name": "ann",
                     *       "scopes": [
                     *         "read",
                     *         "diagnose",
                     *         "operate"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SlackUser"];
                    "text/plain": string;
                };
            };
            /** @description Added. */
            201: {
                headers: {
                    /** @description The version, for `If-Match`. */
                    ETag?: string;
                    /** @description Absolute. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": "U0123ABCD",
                     *       "team": "T0123ABCD",
                     *       "name": "ann",
                     *       "scopes": [
                     *         "read",
                     *         "diagnose",
                     *         "operate"
                     *       ],
                     *       "servers": [
                     *         "MAIL*"
                     *       ],
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SlackUser"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    deleteSlackUser: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: {
                /** @description The `ETag` that was read; else 412. */
                "If-Match"?: string;
                /** @description `*`: only if there is none yet. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Slack's id of the user. */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Default 50; more than 500 is taken as 500. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "seq": 7,
                     *           "at": "2026-11-23T03:12:00.000Z",
                     *           "token": "ann",
                     *           "address": "192.0.2.7",
                     *           "requestId": "abc-1",
                     *           "method": "POST",
                     *           "path": "/v1/servers/MAIL01/stop",
                     *           "server": "MAIL01",
                     *           "status": 200,
                     *           "code": null,
                     *           "reason": "INC-4711",
                     *           "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                /** @description Of a head that was noted before. */
                seq?: number;
                /** @description Of the same. */
                hash?: string;
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "intact": true,
                     *       "rows": 4711,
                     *       "head": {
                     *         "seq": 4711,
                     *         "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *       },
                     *       "fault": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditProof"];
                    "text/plain": string;
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    slackCommand: {
        parameters: {
            query?: {
                /** @description Instead of `Accept`. */
                format?: "json" | "text" | "html";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "user_id": "U0123ABCD",
                 *       "team_id": "T0123ABCD",
                 *       "command": "/unjam",
                 *       "text": "status MAIL01"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["SlackCommand"];
            };
        };
        responses: {
            /** @description What the channel is told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "response_type": "ephemeral",
                     *       "text": "```\nMAIL01  bisecting  3 rounds done, about 4 more (6 min)  up, mail seen flowing 20 s ago\n```"
                     *     }
                     */
                    "application/json": components["schemas"]["SlackReply"];
                };
            };
            /** @description The call was refused. `code` says why, `next` what to do. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:nothing-wrong",
                     *       "title": "The server is healthy; nothing was touched",
                     *       "status": 409,
                     *       "detail": "MAIL01 is up and its mail flows.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "nothing-wrong",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "Nothing was touched."
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
            /** @description The host, the network or Unjam failed. `code` says which. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:unjam:problem:host-unreachable",
                     *       "title": "The host cannot be reached",
                     *       "status": 502,
                     *       "detail": "mail01 refuses the connection on port 22.",
                     *       "instance": "/v1/servers/MAIL01/stop",
                     *       "code": "host-unreachable",
                     *       "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                     *       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                     *       "untouched": "The recovery stands where it was.",
                     *       "next": [
                     *         {
                     *           "why": "Ask again when the host can be reached."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"];
                    "text/plain": string;
                };
            };
        };
    };
    onJobOpened: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobPersonNeeded: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobForgotten: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobTakenOver: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobNote: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRoundJudged: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "round.judged",
                 *       "timestamp": "2026-11-23T03:12:20.000Z",
                 *       "data": {
                 *         "server": "MAIL01",
                 *         "job": "bcdfghjkmnpq",
                 *         "event": 4711,
                 *         "by": "ann",
                 *         "reason": "INC-4711",
                 *         "requestId": "0190a1c2-1f7e-7d3a-9b1c-2f1f3c0a9d11",
                 *         "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                 *         "details": {
                 *           "round": 3,
                 *           "verdict": "crashed",
                 *           "released": 120,
                 *           "taken": 80,
                 *           "livedSeconds": 4.2
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRoundCorrected: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onActionStarted: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onActionEnded: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onActionFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApprovalRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApprovalGiven: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onApprovalRefused: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAlertHandled: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookTest: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobStopped: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobQuarantined: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobBisecting: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobIsolated: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobEscalated: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobStuck: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobFinalized: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobAborted: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onJobClosed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the message, the same in every attempt: take one message once by it. */
                "webhook-id": string;
                /** @description Of this attempt, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and HMAC-SHA256 over `id.timestamp.body`, in base64; two of them, with a space between, for a day after a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any other answer, and none within 20 s, is tried again; after 429 all messages wait as long as `Retry-After` says, and 410 disables the webhook. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
