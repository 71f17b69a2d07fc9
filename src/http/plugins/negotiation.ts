import fp from 'fastify-plugin';
import { Problem } from '../../recovery/problems.ts';
import { type Form, mediaTypes, preferredForm, wantsExit } from '../forms.ts';
import { usualForms } from '../schemas/operation.ts';

/**
 * Chooses the form of the answer before anything is done: a call whose answer nobody could read must not
 * act. `?format=` wins over `Accept`, for callers that cannot set headers.
 */
export const negotiation = fp(
  async (app) => {
    app.decorateRequest('form', 'json');
    app.addHook('onRequest', async (request, reply) => {
      reply.header('vary', 'Accept');
      const offered = request.routeOptions.config.forms ?? usualForms;
      // A download is what it is.
      if (offered.length === 0) return;
      const { format } = request.query as Record<string, unknown>;
      if (offered.includes(format as Form)) {
        request.form = format as Form;
        return;
      }
      const form = preferredForm(request.headers.accept, offered);
      if (form === null) {
        const types = offered.map((one) => mediaTypes[one]).join(', ');
        throw new Problem('not-acceptable', `This can be had as ${types}.`, {
          untouched: 'Nothing was done.',
        });
      }
      request.form = wantsExit(request) && offered.includes('text') ? 'text' : form;
    });
  },
  { name: 'negotiation', dependencies: ['problems'] },
);
