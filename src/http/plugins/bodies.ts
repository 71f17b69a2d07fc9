import fp from 'fastify-plugin';
import { Problem } from '../../recovery/problems.ts';

/**
 * Bodies are JSON or nothing. `curl -d ''` and `curl -X POST` come with a form's content type or with none;
 * an empty body is `{}` whatever its type.
 */
export const bodies = fp(
  async (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.removeAllContentTypeParsers();
    app.decorateRequest('bodyText', '');
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      const encoding = request.headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity') return done(refused(`The body is ${encoding}.`, 'Send it as it is.'));
      request.bodyText = body.toString();
      if (request.bodyText.trim() === '') return done(null, undefined);
      return parse(request, request.bodyText, done);
    });
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      if (body.length === 0) return done(null, undefined);
      const hint = 'Send it with -H "Content-Type: application/json".';
      return done(refused('The body is not application/json.', hint));
    });
    app.addHook('preValidation', async (request) => {
      if (request.body === undefined && request.method === 'POST') request.body = {};
    });
  },
  { name: 'bodies' },
);

function refused(what: string, next: string): Problem {
  return new Problem('unsupported-media-type', what, { untouched: 'Nothing was done.', next });
}
