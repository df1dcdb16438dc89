// Lints posts with textlint, one rule a family, and prints posts a second. Called by the `textlint` benchmark:
// node run.mjs <folder with node_modules/textlint> <posts.json> <seconds>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [, , folder, input, seconds] = process.argv;
const require = createRequire(join(resolve(folder), "node_modules", "textlint", "package.json"));
const { TextlintKernel } = require("@textlint/kernel");
const markdown = require("@textlint/textlint-plugin-markdown");
const { patterns, posts } = JSON.parse(readFileSync(input, "utf8"));

const rules = patterns.map((pattern, index) => ({
    ruleId: `family-${index}`,
    rule: ({ Syntax, RuleError, report, getSource }) => {
        const expression = new RegExp(pattern, "gi");
        const look = (node, text) => {
            for (const match of text.matchAll(expression)) report(node, new RuleError(`Closed link: ${match[0]}`, { index: match.index }));
        };
        return { [Syntax.Str]: (node) => look(node, getSource(node)), [Syntax.Link]: (node) => look(node, node.url) };
    },
}));
const kernel = new TextlintKernel();
const options = { filePath: "post.md", ext: ".md", plugins: [{ pluginId: "markdown", plugin: markdown.default ?? markdown }], rules };

let found = 0;
async function measure(duration) {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < duration * 1000) {
        for (let i = 0; i < 20; i++) found += (await kernel.lintText(posts[done++ % posts.length], options)).messages.length;
    }
    return (done * 1000) / (performance.now() - start);
}

await measure(Number(seconds) / 2);
console.log(JSON.stringify({ rate: await measure(Number(seconds)), found }));
