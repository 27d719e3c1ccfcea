/** What our Dockerfiles are made of; anything else is refused, so that nothing is passed over. */
export type Instruction =
  | { kind: 'copy'; from: string | undefined; sources: string[]; to: string }
  | { kind: 'run'; command: string };

export interface Stage {
  name: string;
  /** The stage that it goes on from; undefined where that is an image of somebody else. */
  base: string | undefined;
  instructions: Instruction[];
  env: Record<string, string>;
  healthcheck: string[] | undefined;
  command: string[] | undefined;
}

/**
 * Reads a Dockerfile's stages, the last of which is the image.
 * @throws Error that names an instruction that isn't known here
 */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n\s*/g, '');
  for (const line of lines.split('\n').filter((each) => each.trim())) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    const stage = stages.at(-1);
    if (word === 'FROM') stages.push(startStage(rest, stages));
    else if (stage) addTo(stage, word, rest);
    else if (word !== 'ARG') throw new Error(`${word} before any stage`);
  }
  return stages;
}

function startStage(from: string, stages: Stage[]): Stage {
  const [image, name] = from.split(/\s+AS\s+/i);
  const base = stages.find((each) => each.name === image);
  return {
    name: name ?? '',
    base: base?.name,
    instructions: [],
    env: { ...base?.env },
    healthcheck: undefined,
    command: undefined,
  };
}

function addTo(stage: Stage, word: string, rest: string): void {
  switch (word) {
    case 'COPY': {
      const words = rest.split(/\s+/);
      const [, from] = /^--from=(.+)$/.exec(words[0] ?? '') ?? [];
      const paths = from ? words.slice(1) : words;
      stage.instructions.push({ kind: 'copy', from, sources: paths.slice(0, -1), to: paths.at(-1) ?? '' });
      return;
    }
    case 'RUN':
      stage.instructions.push({ kind: 'run', command: rest.replace(/^(--mount=\S+\s+)+/, '') });
      return;
    case 'ENV':
      for (const [, key = '', quoted, plain = ''] of rest.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g))
        stage.env[key] = quoted ?? plain;
      return;
    case 'CMD':
      stage.command = JSON.parse(rest);
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = JSON.parse(rest.slice(rest.indexOf('CMD') + 3));
      return;
    case 'WORKDIR':
      if (rest !== '/app') throw new Error(`WORKDIR ${rest}, where the others have /app`);
      return;
    case 'USER':
    case 'EXPOSE':
      return;
    default:
      throw new Error(`${word}, which isn't known here`);
  }
}
