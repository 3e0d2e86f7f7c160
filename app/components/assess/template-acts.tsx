import { useState } from 'react'
import { useHydrated } from '../ui/use-hydrated'

type State = 'idle' | 'copied' | 'refused'

const says: Record<State, string> = {
	idle: '',
	copied: 'Copied. Paste it where you write.',
	refused: 'This browser does not let a page copy. Download the template, or select the text below.',
}

/** Ways to take the template along. Without script there is the file, and the text itself. */
export function TemplateActs({ text, file }: { text: string; file: string }) {
	const [state, setState] = useState<State>('idle')
	const isHydrated = useHydrated()
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text)
			setState('copied')
		} catch {
			setState('refused')
		}
	}
	return (
		<div className="template-acts">
			{isHydrated ? (
				<button className="btn edge sm" type="button" onClick={copy}>
					Copy the template
				</button>
			) : null}
			<a className="btn edge sm" href={file} download>
				Download as Markdown
			</a>
			{isHydrated ? (
				<button className="btn text sm" type="button" onClick={() => window.print()}>
					Print this page
				</button>
			) : null}
			<span className="small soft" role="status">
				{says[state]}
			</span>
		</div>
	)
}
