import type { Browser, Page } from 'playwright-core';
import type { Client } from '#bridge/contract';
import { type PhonesState, phonesContract } from '#bridge/phones-contract';
import { stepDocumentId, stepSection } from '#features/workshop/model/step-section';
import { stepsOf, workshopsOf } from '#features/workshop/model/workshop-section';
import { stampVersions } from '#document/section';
import type { DocumentId } from '#shared/ids';
import { readQrCode } from './qr-reader';
import { newPage, type WatchedPage } from './browser';
import type { ServerProcess } from './server-process';
import { connectToServer, openInWindow, whenSaved } from '../worlds/window-client';
import { openWorkbench, startDemarche, type Workbench } from './workbench';

type PhonesSession = NonNullable<PhonesState['session']>;

/** A phone of a few years ago, in the hand of somebody who reads French. */
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2, locale: 'fr-FR' } as const;

/** A workbench whose démarche has a question for phones, and a second hand on it beside the browser. */
export interface PhoneRoom extends Workbench {
  readonly workspaceId: string;
  /** The document of the question. */
  readonly step: DocumentId;
  /** Shows the question to the phones, or nothing. */
  show(documentId: DocumentId | null): Promise<void>;
  /** The open session, as the host tells any window of it. */
  session(): Promise<PhonesSession>;
  /** What is in the step's document, as this computer keeps it. */
  read(): ReturnType<typeof openInWindow>;
}

interface PhoneRoomOptions {
  readonly server?: ServerProcess;
  readonly question?: string;
  readonly kinds?: readonly ('lived' | 'difficulty' | 'strength' | 'solution' | 'question' | 'disagreement')[];
}

/** Makes such a démarche through the interface; its question is written by a second window. */
export async function startPhoneRoom(options: PhoneRoomOptions = {}): Promise<PhoneRoom> {
  const workbench = await openWorkbench(options.server ? { server: options.server } : {});
  const workspaceId = await startDemarche(workbench.page, { title: 'Les Tilleuls, avec les habitants', name: 'Marc' });
  const connection = connectToServer(workbench.server.url);
  const core = openInWindow(connection, workspaceId, 'core');
  await core.ready;
  const workshop = workshopsOf(core.doc).create({ title: 'Un après-midi', date: '', createdAt: 1 });
  const question = options.question ?? 'Qu’est-ce qui a été difficile ?';
  const step = stepsOf(core.doc).create({
    workshop,
    question,
    help: '',
    kinds: [...(options.kinds ?? ['lived'])],
    minutes: 0,
    order: 0,
    createdAt: 1,
  });
  await whenSaved(core);
  const document = openInWindow(connection, workspaceId, stepDocumentId(step));
  await document.ready;
  stampVersions(document.doc, [stepSection]);
  await whenSaved(document);
  return {
    ...workbench,
    workspaceId,
    step: stepDocumentId(step),
    show: async (documentId) => void (await connection.client(phonesContract).show({ workspaceId, documentId })),
    session: () => openSession(connection.client(phonesContract), workspaceId),
    read: () => document,
  };
}

function openSession(phones: Client<typeof phonesContract>, workspaceId: string): Promise<PhonesSession> {
  return new Promise((resolve, reject) => {
    const { close } = phones.state(
      { workspaceId },
      {
        onItem({ session }) {
          if (!session) return;
          resolve(session);
          queueMicrotask(close);
        },
        onClose: reject,
      },
    );
  });
}

/** « Ouvrir aux téléphones » on one network; gives what the QR code says and what is read aloud. */
export async function openToPhones(room: PhoneRoom, network: string, admit = 'Je fais entrer chaque téléphone'): Promise<PhonesSession> {
  const { page } = room;
  await page.getByRole('link', { name: 'Inviter', exact: true }).click();
  await page.getByText(network, { exact: true }).click();
  await page.getByText(admit).click();
  await page.getByRole('button', { name: 'Ouvrir aux téléphones' }).click();
  // What a camera reads is what the host told.
  const link = await readQrCode(page);
  const session = await room.session();
  if (link !== session.link) throw new Error(`the QR code says ${link} and the host ${session.link}`);
  return session;
}

interface PhoneOptions {
  readonly browser?: Browser;
  /** A weak processor and a crowded Wi-Fi. */
  readonly slow?: boolean;
  /** Runs before the address is opened. */
  readonly prepare?: (page: Page) => void | Promise<void>;
}

/** Opens an address as a phone does. */
export async function openPhone(link: string, options: PhoneOptions = {}): Promise<WatchedPage> {
  const { browser } = options;
  const prepare = async (page: Page) => {
    await options.prepare?.(page);
    if (options.slow) await slowDown(page);
  };
  return newPage(link, { ...PHONE, ...(browser ? { browser } : {}), prepare });
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  const bytesPerSecond = (1.6 * 1024 * 1024) / 8;
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  });
}

/** Says who one is on a phone, and asks to come in. */
export async function comeIn(page: Page, name: string, options: { college?: string; shared?: boolean } = {}): Promise<void> {
  await page.getByLabel('Votre prénom').fill(name);
  if (options.college) await page.getByText(options.college, { exact: true }).click();
  if (options.shared) await page.getByText('Cet appareil est partagé').click();
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
}
