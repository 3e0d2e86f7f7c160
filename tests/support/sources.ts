import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** A file of ours as the house rules read it. */
export type Source = { file: string; text: string }

/** All source files below some folders (or single files), generated ones left out; paths with forward slashes. */
export function sources(...places: string[]): Source[] {
	return places
		.flatMap((place) => list(place))
		.sort()
		.map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }))
}

function list(place: string): string[] {
	if (!fs.existsSync(place)) return []
	if (fs.statSync(place).isFile()) return [place]
	return fs.readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) => {
		const file = path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/')
		const isOurs = entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name) && !file.startsWith('prisma/generated')
		return isOurs ? [file] : []
	})
}

const parsed = new WeakMap<Source, ts.SourceFile>()

export function parse(source: Source): ts.SourceFile {
	const tree = parsed.get(source) ?? parseAnew(source)
	parsed.set(source, tree)
	return tree
}

function parseAnew({ file, text }: Source): ts.SourceFile {
	return ts.createSourceFile(
		file,
		text,
		ts.ScriptTarget.Latest,
		true,
		file.endsWith('x') ? ts.ScriptKind.TSX : undefined,
	)
}

/** Every node of a file; comments are none. */
export function nodesOf(node: ts.Node): ts.Node[] {
	const found: ts.Node[] = []
	const visit = (each: ts.Node) => {
		found.push(each)
		ts.forEachChild(each, visit)
	}
	visit(node)
	return found
}

/** "foo.ts:12", for a message that can be clicked. */
export function whereIs(tree: ts.SourceFile, node: ts.Node): string {
	return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

export type Imported = { from: string; names: string[]; isTypeOnly: boolean }

/** What a file takes from where. A name is type-only when the whole import is, or the name itself says so. */
export function importsOf(tree: ts.SourceFile): Imported[] {
	return tree.statements.filter(ts.isImportDeclaration).map((each) => {
		const clause = each.importClause
		const bindings = clause?.namedBindings
		const named = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : []
		const values = named.filter((element) => !element.isTypeOnly)
		return {
			from: (each.moduleSpecifier as ts.StringLiteral).text,
			names: [
				...(clause?.name ? ['default'] : []),
				...(bindings && ts.isNamespaceImport(bindings) ? ['*'] : []),
				...values.map((element) => (element.propertyName ?? element.name).text),
			],
			isTypeOnly: clause?.isTypeOnly === true || (named.length > 0 && values.length === 0 && !clause?.name),
		}
	})
}

/** Calls in a file, by what is called: `request.formData`, `goTo`, `new Date`. */
export function callsOf(tree: ts.SourceFile): { called: string; node: ts.CallExpression | ts.NewExpression }[] {
	return nodesOf(tree).flatMap((node): { called: string; node: ts.CallExpression | ts.NewExpression }[] => {
		if (ts.isCallExpression(node)) return [{ called: node.expression.getText(), node }]
		return ts.isNewExpression(node) ? [{ called: `new ${node.expression.getText()}`, node }] : []
	})
}
