import { act, useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { click, holdTime, pass, press, show, typeInto } from '#components/fixtures/screen.tsx';
import { Combobox } from './combobox.tsx';
import type { LoadOptions } from './combobox-option.ts';
import { MultiCombobox } from './multi-combobox.tsx';

const OPTIONS = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta', hint: 'b@example.com' },
  { value: 'g', label: 'Gamma', disabled: true },
];

const input = () => document.querySelector('[role=combobox]') as HTMLInputElement;
const shown = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);
const active = () =>
  document.getElementById(input().getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('Combobox', () => {
  let chosen: string | undefined;

  function One({ load }: { load?: LoadOptions }) {
    const [value, setValue] = useState<string>();
    chosen = value;
    const source = load ? { load } : { options: OPTIONS };
    return <Combobox label="Letter" value={value} onValueChange={setValue} {...source} />;
  }
  async function open(load?: LoadOptions) {
    await show(load ? <One load={load} /> : <One />);
  }

  it('is opened, moved in and chosen from by keyboard alone', async () => {
    await open();
    expect(input().getAttribute('aria-expanded')).toBe('false');
    await press(input(), 'ArrowDown');
    expect(shown()).toEqual(['Alpha', 'Betab@example.com', 'Gamma']);
    expect(active()).toBe('Alpha');
    await press(input(), 'ArrowDown');
    expect(active()).toContain('Beta');
    await press(input(), 'Enter');
    expect(chosen).toBe('b');
    expect(input().value).toBe('Beta');
    expect(input().getAttribute('aria-expanded')).toBe('false');
  });

  it('goes round at the ends and does not choose what is off', async () => {
    await open();
    await press(input(), 'ArrowDown');
    await press(input(), 'ArrowUp');
    expect(active()).toBe('Gamma');
    await press(input(), 'Enter');
    expect(chosen).toBeUndefined();
  });

  it('closes on Escape without losing the value', async () => {
    await open();
    await typeInto(input(), 'alp');
    await press(input(), 'Enter');
    await typeInto(input(), 'zzz');
    expect(document.body.textContent).toContain('Nothing found');
    await press(input(), 'Escape');
    expect(input().value).toBe('Alpha');
    expect(chosen).toBe('a');
  });

  it('leaves Enter to the form only while the list is closed', async () => {
    await open();
    expect(await press(input(), 'Enter')).toBe(true);
    await typeInto(input(), 'gamma');
    expect(await press(input(), 'Enter')).toBe(false);
    await typeInto(input(), 'zzz');
    expect(await press(input(), 'Enter')).toBe(false);
    expect(input().getAttribute('aria-expanded')).toBe('true');
    await press(input(), 'Escape');
    expect(await press(input(), 'Enter')).toBe(true);
    expect(chosen).toBeUndefined();
  });

  it('can be cleared', async () => {
    await open();
    await typeInto(input(), 'beta');
    await press(input(), 'Enter');
    await click(document.querySelector('[aria-label="Clear Letter"]'));
    expect(chosen).toBeUndefined();
  });

  describe('with a search on the server', () => {
    beforeEach(() => holdTime());

    it('asks once for what was typed last and drops the rest', async () => {
      const asked: string[] = [];
      const signals: AbortSignal[] = [];
      await open(async (text, signal) => {
        asked.push(text);
        signals.push(signal);
        return [{ value: text, label: `found ${text}` }];
      });
      await typeInto(input(), 'n');
      await typeInto(input(), 'ne');
      await typeInto(input(), 'net');
      await pass(300);
      expect(asked).toEqual(['net']);
      expect(shown()).toEqual(['found net']);
      await typeInto(input(), 'netw');
      await pass(300);
      expect(signals[0]?.aborted).toBe(true);
    });

    it('does not choose by Enter what an earlier text found', async () => {
      await open(async (text) => [{ value: text, label: `found ${text}` }]);
      await typeInto(input(), 'n');
      await pass(300);
      await typeInto(input(), 'net');
      await press(input(), 'Enter');
      expect(chosen).toBeUndefined();
      await pass(300);
      await press(input(), 'Enter');
      expect(chosen).toBe('net');
    });

    it('says that a search failed, and sends no form while it runs or after', async () => {
      await open(async () => {
        throw new Error('down');
      });
      await typeInto(input(), 'x');
      expect(await press(input(), 'Enter')).toBe(false);
      await pass(300);
      expect(document.body.textContent).toContain('The search failed');
      expect(await press(input(), 'Enter')).toBe(false);
    });
  });
});

describe('MultiCombobox', () => {
  let values: string[] = [];

  function Many({ allowNew = false }: { allowNew?: boolean }) {
    const [kept, setKept] = useState<string[]>(['a']);
    values = kept;
    return (
      <MultiCombobox
        label="Letters"
        values={kept}
        onValuesChange={setKept}
        options={allowNew ? [] : OPTIONS}
        allowNew={allowNew}
      />
    );
  }

  it('adds and takes away the same option', async () => {
    await show(<Many />);
    await typeInto(input(), 'beta');
    await press(input(), 'Enter');
    expect(values).toEqual(['a', 'b']);
    await typeInto(input(), 'alpha');
    await press(input(), 'Enter');
    expect(values).toEqual(['b']);
  });

  it('takes the last away with Backspace, and any with its own button', async () => {
    await show(<Many />);
    await click(document.querySelector('[aria-label="Remove Alpha"]'));
    expect(values).toEqual([]);
    await typeInto(input(), 'beta');
    await press(input(), 'Enter');
    await press(input(), 'Backspace');
    expect(values).toEqual([]);
  });

  it('takes new values on Enter, comma and leaving, each once', async () => {
    await show(<Many allowNew />);
    await typeInto(input(), ' red ');
    await press(input(), 'Enter');
    await typeInto(input(), 'red');
    await press(input(), ',');
    await typeInto(input(), 'blue');
    await act(async () => input().dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(values).toEqual(['a', 'red', 'blue']);
  });
});
