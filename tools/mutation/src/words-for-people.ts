import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** What of Babel's paths is looked at. */
interface Path {
  isNewExpression(): boolean;
  node: { callee?: { name?: string } };
}

/** What an error says may be any text: no test should hold each word of it. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words-for-people', {
    shouldIgnore(given) {
      const path = given as unknown as Path;
      const isError = path.isNewExpression() && /Error$/.test(path.node.callee?.name ?? '');
      return isError ? 'what an error says' : undefined;
    },
  }),
];
